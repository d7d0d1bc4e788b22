using System.Text;
using EvalTest.Datasets;
using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>What an index keeps of a sample: the fields of its line up to the scores. Reused while a file is read.</summary>
internal sealed class SampleHead
{
    /// <summary>No record has a higher attempt: an index keeps it in 16 bits.</summary>
    public const int MostAttempts = ushort.MaxValue;

    public string Eval { get; set; } = "";

    /// <summary>The values of a matrix; empty where there is none. Part of the key.</summary>
    public string Variant { get; set; } = "";

    public UInt128 Key { get; set; }

    /// <summary>The repetition, from 0; part of the key.</summary>
    public int Trial { get; set; }

    /// <summary>The key of the sample's first trial: its own, but for repetitions. Read only where it is asked for.</summary>
    public UInt128 Sample { get; set; }

    /// <summary>The sample whatever the variant: what its first trial's key would be without one. Read only where it is asked for.</summary>
    public UInt128 Id { get; set; }

    /// <summary>The row's position when it ran; -1 where it is not known. Read only where it is asked for.</summary>
    public int Index { get; set; } = -1;

    public UInt128 InputHash { get; set; }

    /// <summary>The first 64 bits of the hash of what was expected; 0 where none is recorded.</summary>
    public ulong Expected { get; set; }

    /// <summary>64 bits of a hash of the cluster; 0 for one of its own.</summary>
    public ulong Cluster { get; set; }

    public int Attempt { get; set; }

    public Outcome Outcome { get; set; }

    public bool? Passed { get; set; }

    /// <summary>Each score's name, value and verdict, in the order of writing.</summary>
    public List<(string Name, double Value, bool? Passed)> Scores { get; } = [];

    /// <summary>What gave each score, in the same order; null where nobody said. Empty where it was not asked for.</summary>
    public List<string?> Scorers { get; } = [];

    /// <summary>As much of the hash of what is expected as an index keeps; 0 for none.</summary>
    public static ulong ExpectedOf(UInt128? hash) => hash is { } known ? Math.Max(1, (ulong)(known >> 64)) : 0;

    /// <summary>As much of a cluster's name as an index keeps; 0 for none.</summary>
    public static ulong ClusterOf(string? cluster) => cluster is null ? 0 : ClusterOf(Encoding.UTF8.GetBytes(cluster));

    public static ulong ClusterOf(ReadOnlySpan<byte> cluster) => cluster.IsEmpty ? 0 : Math.Max(1, (ulong)(ContentHash.Of(cluster) >> 64));

    /// <summary>Takes over what a record says.</summary>
    public void Set(UInt128 key, SampleRecord record)
    {
        Eval = record.Eval;
        Variant = record.Key.Variant;
        Key = key;
        Trial = record.Key.Trial;
        InputHash = record.InputHash;
        Expected = ExpectedOf(record.ExpectedHash);
        Cluster = ClusterOf(record.Cluster);
        Attempt = record.Attempt;
        Outcome = record.Outcome;
        Passed = record.Passed;
        Scores.Clear();
        Scorers.Clear();
        for (var i = 0; i < record.Scores.Count; i++)
            Scores.Add((record.Scores[i].Name, record.Scores[i].Value, record.Scores[i].Passed));
    }
}
