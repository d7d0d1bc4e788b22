using System.Globalization;
using System.Text;
using System.Xml;
using EvalTest.Model;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>An experiment as JUnit XML, which build servers read: a suite for each eval, streamed.</summary>
internal static class JUnitReport
{
    private const int MostOfMessage = 4000;
    private const int MostOfAttribute = 500;

    public static void Write(RecordedExperiment experiment, JUnitDetail detail, Stream output)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", experiment.Name);
        foreach (var eval in experiment.Evals)
            WriteSuite(xml, eval, detail);
        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, RecordedEval eval, JUnitDetail detail)
    {
        var (summary, fails) = (eval.Summary, eval.Verdict.Passes ? 0 : 1);
        var skips = fails == 0 && summary.NothingJudged ? 1 : 0;
        var withSamples = detail == JUnitDetail.Samples;
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", eval.Eval.Name);
        Count(xml, "tests", 1 + (withSamples ? summary.Completed + summary.Errors + summary.Timeouts + summary.Skipped : 0));
        Count(xml, "failures", fails + (withSamples ? summary.Failed : 0));
        Count(xml, "errors", withSamples ? summary.Errors + summary.Timeouts : 0);
        Count(xml, "skipped", skips + (withSamples ? summary.Skipped : 0));
        WriteEval(xml, eval);
        if (withSamples)
        {
            foreach (var record in eval.Samples())
                WriteSample(xml, eval, record);
        }

        xml.WriteEndElement();
    }

    private static void WriteEval(XmlWriter xml, RecordedEval eval)
    {
        var verdict = eval.Verdict;
        StartCase(xml, eval, "");
        if (!verdict.Passes)
            Fault(xml, "failure", "eval", verdict.Reasons[0], AggregateText.FailureMessage(eval.Summary, verdict));
        else if (eval.Summary.NothingJudged)
            Skipped(xml, "no sample is completed");
        Text(xml, "system-out", AggregateText.Output(eval.Summary, verdict));
        xml.WriteEndElement();
    }

    private static void WriteSample(XmlWriter xml, RecordedEval eval, SampleRecord record)
    {
        StartCase(xml, eval, $"[{record.Key.Name}]");
        Attribute(xml, "time", record.Duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
        if (record.Outcome == Outcome.Skipped)
            Skipped(xml, record.SkipReason ?? "");
        else if (record.Outcome is Outcome.Error or Outcome.Timeout)
            Fault(xml, "error", record.Error?.Type ?? ReportNames.Of(record.Outcome), SampleLine.Reason(record), Details(record));
        else if (record.Passed == false)
            Fault(xml, "failure", record.Error?.Type ?? "verdict", SampleLine.Reason(record), Details(record));
        xml.WriteEndElement();
    }

    private static string Details(SampleRecord record) => SampleText.Message(record) + (SampleText.Stack(record) is { } stack ? "\n" + stack : "");

    // The class is what stands before the last dot of the id.
    private static void StartCase(XmlWriter xml, RecordedEval eval, string sample)
    {
        var dot = eval.Eval.Id.LastIndexOf('.');
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", dot < 0 ? eval.Assembly : eval.Eval.Id[..dot]);
        Attribute(xml, "name", eval.Eval.Name[(dot + 1)..] + sample);
    }

    private static void Fault(XmlWriter xml, string element, string type, string message, string text)
    {
        xml.WriteStartElement(element);
        Attribute(xml, "type", type);
        Attribute(xml, "message", message);
        xml.WriteString(XmlText.Of(Printable.Block(text, MostOfMessage)));
        xml.WriteEndElement();
    }

    private static void Skipped(XmlWriter xml, string reason)
    {
        xml.WriteStartElement("skipped");
        Attribute(xml, "message", reason);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string element, string text)
    {
        xml.WriteStartElement(element);
        xml.WriteString(XmlText.Of(text));
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, XmlText.Of(Printable.Line(value, MostOfAttribute)));

    private static void Count(XmlWriter xml, string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
}
