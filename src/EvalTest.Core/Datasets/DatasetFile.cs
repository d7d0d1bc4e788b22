namespace EvalTest.Datasets;

/// <summary>The bytes of a dataset's file, and its faults in words. A file whose name ends in <c>.gz</c> is unpacked on the way.</summary>
internal static class DatasetFile
{
    /// <exception cref="DatasetException">The file cannot be opened.</exception>
    public static Stream Open(string file)
    {
        try
        {
            // Whoever still writes the file may go on: the rows that are there are read.
            var stream = new FileStream(file, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan | FileOptions.Asynchronous,
                BufferSize = 0,
            });
            return file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new WholeGzipStream(stream) : stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{file} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>Reads on; 0 at the end.</summary>
    /// <param name="stream">Of the file.</param>
    /// <param name="buffer">Longer than a few bytes.</param>
    /// <param name="place">The file and the line that comes next, for a fault.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DatasetException">The file cannot be read or unpacked further.</exception>
    public static async ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer, Func<string> place, CancellationToken cancellation)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{place()}: the file cannot be read further: {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new DatasetException($"{place()}: the file cannot be unpacked further: {e.Message} Is it whole, and packed by gzip?", e);
        }
    }
}
