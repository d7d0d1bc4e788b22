namespace EvalTest.Tool.Output;

/// <summary>A file that is there as a whole or not at all: what was there stays until the new one is complete.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var partial = path + ".partial";
        try
        {
            var file = new FileStream(partial, FileMode.Create, FileAccess.Write);
            await using (file.ConfigureAwait(false))
                await write(file).ConfigureAwait(false);
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
