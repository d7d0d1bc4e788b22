using EvalTest.Report.Components;
using EvalTest.Report.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EvalTest.Report.Rendering;

/// <summary>Writes a report as one HTML page that needs nothing else: no script, no font, no picture, no network.</summary>
public static class HtmlReport
{
    /// <summary>Renders the page. Whatever the texts of the view hold, it is shown and never becomes markup.</summary>
    /// <param name="view">What to show.</param>
    /// <param name="output">Where to; the page declares itself as UTF-8.</param>
    public static async Task WriteAsync(ReportView view, TextWriter output)
    {
        var services = new ServiceCollection().BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            await using (renderer.ConfigureAwait(false))
            {
                await renderer.Dispatcher.InvokeAsync(async () =>
                {
                    var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.View)] = view });
                    var page = await renderer.RenderComponentAsync<ReportPage>(parameters).ConfigureAwait(false);
                    using var letters = new PlainLetters(output);
                    page.WriteHtmlTo(letters);
                    await letters.FlushAsync().ConfigureAwait(false);
                }).ConfigureAwait(false);
            }
        }
    }
}
