using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>The state of a folder of the machine's own disk, as most tests want it.</summary>
internal static class StateOfPath
{
    extension(ExperimentState)
    {
        public static ExperimentState Load(string folder, string assembly) => ExperimentState.Load(Disks.Local.Find(folder), assembly);
    }
}
