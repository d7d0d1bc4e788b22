using EvalTest.Model;
using EvalTest.Report.Building;

namespace EvalTest.Report.Tests.Building;

public sealed class SampleViewsTests
{
    [Fact]
    public void What_people_said_of_a_sample_stands_beside_what_was_recorded()
    {
        var record = new SampleRecord
        {
            Eval = "Tests.Eval",
            Key = new SampleKey("", "p1", 0),
            Attempt = 1,
            InputHash = 1,
            Outcome = Outcome.Completed,
            Passed = false,
            Scores = [new Score("right", 0, false)],
        };
        var note = new SampleNote { Author = "Ada", At = new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero), Text = "The key was wrong.", Scores = [new Score("right", 1, true)], Counts = true };

        var view = SampleViews.Of(SampleReview.Apply(record, [note]), most: 1000);

        Assert.Equal("passed", view.Word);
        Assert.Equal(("notes", "Ada, 2026-11-21 09:30:00Z: right 1 passed, recorded as 0 failed; The key was wrong."), view.Parts.Select(p => (p.Name, p.Text)).Single());
    }
}
