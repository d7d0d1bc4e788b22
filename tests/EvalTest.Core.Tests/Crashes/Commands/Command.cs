using EvalTest.Options;

namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>One thing that a user, or fate, does to an experiment that lives on two machines.</summary>
internal abstract record Command
{
    /// <summary>0 or 1.</summary>
    public required int Machine { get; init; }

    /// <summary>Simpler commands that may show the same fault.</summary>
    public virtual IEnumerable<Command> Simpler() => Machine == 0 ? [] : [this with { Machine = 0 }];

    /// <summary>Runs the eval, to its end or not.</summary>
    /// <param name="Rows">Rows of its dataset.</param>
    /// <param name="Changed">A bit for each row: whether it has its other content.</param>
    /// <param name="Outcomes">How each row ends, see <see cref="Planned.OutcomeOf"/>.</param>
    /// <param name="Rerun">What of earlier sessions runs again.</param>
    /// <param name="Filter">A pattern over ids; null for all.</param>
    /// <param name="StopAfter">A stop is asked for by the body of so many samples, counted from 1; 0 for none.</param>
    /// <param name="Death">Where the process dies.</param>
    public sealed record Run(int Rows, int Changed, int Outcomes, Rerun Rerun, string? Filter, int StopAfter, CrashPoint Death) : Command
    {
        public override IEnumerable<Command> Simpler()
        {
            foreach (var simpler in base.Simpler())
                yield return simpler;
            if (Death != CrashPoint.Never)
                yield return this with { Death = CrashPoint.Never };
            if (StopAfter > 0)
                yield return this with { StopAfter = 0 };
            if (Filter is not null)
                yield return this with { Filter = null };
            if (Rerun != Rerun.Errors)
                yield return this with { Rerun = Rerun.Errors };
            if (Changed != 0)
                yield return this with { Changed = 0 };
            if (Outcomes != 0)
                yield return this with { Outcomes = 0 };
            if (Rows > 1)
                yield return this with { Rows = Rows - 1 };
        }
    }

    /// <summary>The experiment gets its other name.</summary>
    public sealed record Rename : Command;

    /// <summary>Session files are copied to the other machine, as far as they are longer than what is there.</summary>
    /// <param name="Files">A bit for each file, in the order of their names: whether it is left out.</param>
    public sealed record Merge(int Files) : Command
    {
        public override IEnumerable<Command> Simpler() => Files == 0 ? base.Simpler() : [this with { Files = 0 }, .. base.Simpler()];
    }

    /// <summary>The end of a session file is lost.</summary>
    /// <param name="File">Which.</param>
    /// <param name="Bytes">How much.</param>
    public sealed record Truncate(int File, int Bytes) : Command
    {
        public override IEnumerable<Command> Simpler() => Bytes > 1 ? [this with { Bytes = Bytes / 2 }, .. base.Simpler()] : base.Simpler();
    }

    /// <summary>A session file is lost.</summary>
    /// <param name="File">Which.</param>
    public sealed record Lose(int File) : Command;
}
