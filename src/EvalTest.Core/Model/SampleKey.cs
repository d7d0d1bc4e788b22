using System.Globalization;

namespace EvalTest.Model;

/// <summary>Which result a record is, within one assembly and one eval.</summary>
/// <param name="Variant">The values of a matrix; empty where there is none.</param>
/// <param name="SampleId">Unique within the eval and variant.</param>
/// <param name="Trial">Repetition, from 0.</param>
internal readonly record struct SampleKey(string Variant, string SampleId, int Trial)
{
    /// <summary>What a person calls the trial: the sample's id, from the second repetition on with its number, as in <c>id#2</c>.</summary>
    public string Name => NameOf(SampleId, Trial);

    public static string NameOf(string sampleId, int trial) =>
        trial == 0 ? sampleId : string.Create(CultureInfo.InvariantCulture, $"{sampleId}#{trial + 1L}");
}
