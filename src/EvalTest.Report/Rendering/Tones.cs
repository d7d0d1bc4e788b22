using EvalTest.Report.Views;

namespace EvalTest.Report.Rendering;

/// <summary>How a tone looks: a colour, and a mark for those who do not see it.</summary>
internal static class Tones
{
    public static string Class(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Bad => "bad",
        Tone.Doubt => "doubt",
        _ => "plain",
    };

    public static string Mark(Tone tone) => tone switch
    {
        Tone.Good => "✓",
        Tone.Bad => "✕",
        Tone.Doubt => "!",
        _ => "–",
    };
}
