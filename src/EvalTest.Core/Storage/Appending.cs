namespace EvalTest.Storage;

/// <summary>Appends that end only when all was taken.</summary>
internal static class Appending
{
    /// <summary>So often in a row may the operating system take nothing.</summary>
    private const int MostIdleWrites = 1_000;

    extension(INewFile file)
    {
        /// <summary>Appends all of the bytes, in as many calls as the operating system wants.</summary>
        /// <param name="bytes">What to append.</param>
        /// <param name="path">For messages.</param>
        /// <exception cref="StorageException">The operating system refused, or took nothing again and again.</exception>
        public void AppendAll(ReadOnlySpan<byte> bytes, string path)
        {
            var idle = 0;
            while (!bytes.IsEmpty)
            {
                var taken = file.Append(bytes);
                bytes = bytes[taken..];
                idle = taken == 0 ? idle + 1 : 0;
                if (idle == MostIdleWrites)
                    throw new StorageException("Writing", path, StorageFault.Other, $"the operating system took none of {bytes.Length} bytes {idle} times in a row.");
            }
        }
    }
}
