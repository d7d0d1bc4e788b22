using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>A file of a simulated disk that is read.</summary>
internal sealed class SimulatedStoredFile(SimulatedDisk disk, int file, string path) : IStoredFile
{
    public long Length
    {
        get
        {
            disk.Faults.Meet(DiskCall.Look, "Looking at", path);
            return disk.Look(image => image[file].Content.Length);
        }
    }

    public int Read(Span<byte> target, long offset)
    {
        disk.Faults.Meet(DiskCall.Read, "Reading", path);
        var wanted = target.Length;
        var found = disk.Look(image =>
        {
            var content = image[file].Content;
            return offset >= content.Length ? [] : content.Bytes.Slice((int)offset, (int)Math.Min(wanted, content.Length - offset)).ToArray();
        });
        found.CopyTo(target);
        return found.Length;
    }

    public void Dispose()
    {
    }
}
