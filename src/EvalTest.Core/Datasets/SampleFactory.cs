using EvalTest.Model;

namespace EvalTest.Datasets;

/// <summary>Makes a sample of a row: its id, its content hash, its canonical form and its cluster.</summary>
internal static class SampleFactory
{
    /// <summary>Equal rows without an id get the same id here; whoever knows all rows tells them apart.</summary>
    /// <param name="index">The row's place in its dataset, from 0.</param>
    /// <param name="row">As the dataset gave it.</param>
    /// <exception cref="DatasetException">The row's id or cluster is none.</exception>
    /// <exception cref="RowEncodingException">The row has neither an id nor a canonical form.</exception>
    public static Sample Create(int index, object? row) => row switch
    {
        BadRow bad => new Sample(index, bad.Id, null, bad.Hash, default) { Fault = bad.Error },
        AnnotatedRow annotated => Create(index, annotated.Row, annotated.Facts.Id, annotated.Parts) with { Facts = annotated.Facts, Cluster = annotated.Facts.Cluster ?? RowCluster.Find(index, annotated.Row) },
        _ => Create(index, row, givenId: null, parts: null) with { Cluster = RowCluster.Find(index, row) },
    };

    private static Sample Create(int index, object? row, string? givenId, RowParts? parts)
    {
        var id = givenId is null ? RowIdentity.Find(index, row) : RowIdentity.TextOf(index, new FoundId("\"Id\"", givenId));
        try
        {
            var (json, expected) = Encode(row, parts);
            var hash = ContentHash.Of(json);
            if (expected is null)
                return new Sample(index, id ?? ContentHash.ToSampleId(hash), row, hash, json, HasOwnId: id is not null);
            if (json is [(byte)'{', (byte)'}'])
                throw new RowEncodingException("$", "every member is marked [Expected], which leaves nothing that tells one row from another");

            return new Sample(index, id ?? ContentHash.ToSampleId(hash), row, hash, CanonicalJson.Encode(row), HasOwnId: id is not null) { ExpectedHash = ContentHash.Of(expected), ExpectedJson = expected };
        }
        catch (RowEncodingException) when (id is not null)
        {
            // Its author vouches for it by the id: a change of its content goes unseen.
            return new Sample(index, id, row, ContentHash.Of(CanonicalJson.Encode(id)), default, HasOwnId: true);
        }
        catch (RowEncodingException e)
        {
            throw e.ForRow(index);
        }
    }

    private static (byte[] Input, byte[]? Expected) Encode(object? row, RowParts? parts) =>
        parts is null ? (CanonicalJson.EncodeInput(row, out var expected), expected) : (CanonicalJson.Encode(parts.Input), CanonicalJson.Encode(parts.Expected));
}
