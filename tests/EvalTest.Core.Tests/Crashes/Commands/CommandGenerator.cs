using EvalTest.Options;
using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>Makes sequences of commands at random, and smaller ones of one that shows a fault.</summary>
internal static class CommandGenerator
{
    public const int MostRows = 6;

    private static readonly Gen<int> machine = Gen.Choose(0, 1);

    public static Arbitrary<Story> Stories(int length) =>
        Arb.From(Gen.ArrayOf(Commands(), length).Select(commands => new Story(commands)), story => story.Smaller());

    private static Gen<Command> Commands() => Gen.Frequency(
        (8, Run(Gen.Constant(Rerun.Errors), Gen.Constant<string?>(null), Gen.Constant(0), Gen.Constant(CrashPoint.Never))),
        (3, Run(Gen.Elements(Rerun.Failed, Rerun.All, Rerun.None), Filter(), Gen.Constant(0), Gen.Constant(CrashPoint.Never))),
        (2, Run(Gen.Elements(Rerun.Errors, Rerun.Failed), Filter(), Gen.Choose(1, MostRows), Gen.Constant(CrashPoint.Never))),
        (6, Run(Gen.Elements(Rerun.Errors, Rerun.Errors, Rerun.Failed, Rerun.All), Filter(), Gen.Constant(0), Death())),
        (1, from m in machine select (Command)new Command.Rename { Machine = m }),
        (8, from m in machine from files in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 255))) select (Command)new Command.Merge(files) { Machine = m }),
        (3, from m in machine from file in Gen.Choose(0, 15) from bytes in Gen.Choose(1, 900) select (Command)new Command.Truncate(file, bytes) { Machine = m }),
        (1, from m in machine from file in Gen.Choose(0, 15) select (Command)new Command.Lose(file) { Machine = m }));

    private static Gen<Command> Run(Gen<Rerun> reruns, Gen<string?> filters, Gen<int> stops, Gen<CrashPoint> deaths) =>
        from m in machine
        from rows in Gen.Choose(0, MostRows)
        from changed in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, (1 << MostRows) - 1)))
        from outcomes in Gen.Choose(0, 1_000_000)
        from rerun in reruns
        from filter in filters
        from stop in stops
        from death in deaths
        select (Command)new Command.Run(rows, changed, outcomes, rerun, filter, stop, death) { Machine = m };

    private static Gen<string?> Filter() => Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("s[0-2]", "s1", "*")));

    private static Gen<CrashPoint> Death() =>
        from call in Gen.Choose(1, 45)
        from moment in Gen.Elements(Enum.GetValues<CrashMoment>())
        select new CrashPoint(call, moment);
}
