using CsvHelper;

namespace EvalTest.Datasets;

/// <summary>The records of a file of comma-separated values, one at a time, each as its fields or with what is wrong with it.</summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>How long one row may be, in bytes of UTF-8.</summary>
    public const int LongestRow = 64 << 20;

    private readonly CsvInput input;
    private readonly CsvReader reader;
    private readonly CsvOptions options;
    private readonly int longest;
    private CsvMalformedReason? malformed;
    private int width = -1;

    private CsvRecords(string file, CsvInput input, CsvOptions options, int longest)
    {
        File = file;
        this.input = input;
        this.options = options;
        this.longest = longest;
        reader = CsvReader.Create(input.Utf8, new CsvReaderOptions
        {
            Separator = options.Delimiter,
            Quote = options.Quote,
            TrimWhitespace = options.Trim,
            DetectSeparatorHint = false,
            // The header, blank lines and rows of another length are told here: with their places, and in our words.
            HasHeader = false,
            SkipEmptyLines = false,
            OnMalformedRecord = record => malformed = record.Reason,
            TrackLineNumbers = true,
            MaxRecordSize = longest,
        });
    }

    public string File { get; }

    /// <summary>The names of the columns; empty without a header, and before it was read.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Where the current record begins.</summary>
    public RowPlace Place { get; private set; }

    /// <summary>Of the current record.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>What is wrong with the current record; null for nothing.</summary>
    public string? Problem { get; private set; }

    /// <summary>The current record as it stands in the file, in UTF-8 and without its end, until the next read.</summary>
    public ReadOnlySpan<byte> Raw => reader.RawRecord;

    /// <exception cref="DatasetException">The file cannot be opened.</exception>
    public static ValueTask<CsvRecords> OpenAsync(string file, CsvOptions options, CancellationToken cancellation) =>
        OpenAsync(file, DatasetFile.Open(file), options, LongestRow, cancellation);

    public static async ValueTask<CsvRecords> OpenAsync(string file, Stream stream, CsvOptions options, int longest, CancellationToken cancellation)
    {
        CsvRecords? records = null;
        var bytes = new GuardedStream(stream, () => $"{file}:{(records is null ? 1 : records.Place.Line + 1)}");
        try
        {
            return records = new CsvRecords(file, await CsvInput.OpenAsync(bytes, CsvEncoding.Find(options.Encoding)!, cancellation).ConfigureAwait(false), options, longest);
        }
        finally
        {
            if (records is null)
                await bytes.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Reads the names of the columns, where the file has them; false where it is empty.</summary>
    /// <exception cref="DatasetException">The file cannot be read, or a name is empty, stands twice, or cannot be read.</exception>
    public async ValueTask<bool> ReadHeaderAsync(CancellationToken cancellation)
    {
        if (!options.HasHeader)
            return true;
        if (!await ReadAsync(cancellation).ConfigureAwait(false))
            return false;
        Header = Fields;
        return (Problem ?? CsvHeader.Problem(Header)) is { } problem
            ? throw new DatasetException($"{Place}: the header cannot be read: {problem}{Environment.NewLine}The header begins: {RowText.Beginning(Raw)}")
            : true;
    }

    /// <summary>Goes to the next record that is not blank; false after the last.</summary>
    /// <exception cref="DatasetException">The file cannot be read on.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        do
        {
            cancellation.ThrowIfCancellationRequested();
            malformed = null;
            if (!await MoveAsync(cancellation).ConfigureAwait(false))
                return false;
        }
        while (IsBlank());

        Place = new RowPlace(File, (int)Math.Min(reader.LineNumber, int.MaxValue));
        Fields = reader.Current.ToArray();
        Problem = Malformed() ?? Ragged();
        return true;
    }

    public void Dispose() => reader.Dispose();

    private async ValueTask<bool> MoveAsync(CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (CsvFormatException e)
        {
            throw new DatasetException($"{File}:{e.LineNumber}: the row that begins here is longer than {longest:N0} bytes. Is a quote opened in it and never closed?", e);
        }
    }

    // A row of one column may well be a few spaces.
    private bool IsBlank() => reader.FieldCount == 1 && (width == 1 ? Raw.IsEmpty : !Raw.ContainsAnyExcept(" \t"u8));

    private string? Malformed() => malformed switch
    {
        null => input.IsText(Raw) ? null : $"it holds bytes that are no {input.Encoding}. Name the file's encoding, as in Encoding = \"windows-1252\", or save it as UTF-8.",
        CsvMalformedReason.StrayQuote => $"a quote ({options.Quote}) stands within a field that is not quoted. Put the field in quotes and double those within it.",
        CsvMalformedReason.TextAfterClosingQuote => $"text follows the quote ({options.Quote}) that closes a field. Double the quotes within it.",
        _ when Raw.ContainsAny("\r\n"u8) => throw new DatasetException($"{Place}: a quote ({options.Quote}) is opened in the row that begins here and never closed, so that all that follows lies within it. Close it; a quote within a quoted field is doubled."),
        _ => $"a quote ({options.Quote}) is opened in it and never closed.",
    };

    private string? Ragged()
    {
        if (width < 0)
            width = Fields.Length;
        return Fields.Length == width ? null
            : $"it has {Fields.Length} field{(Fields.Length == 1 ? "" : "s")}, and the {(options.HasHeader ? "header" : "first row")} has {width}. A field that holds the delimiter ({CsvRules.Shown(options.Delimiter)}) or a line break stands in quotes.";
    }
}
