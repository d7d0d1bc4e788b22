using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Operations;

/// <summary>Checks every line and every file of an experiment. Writes nothing and takes no lock from anybody.</summary>
internal static class ExperimentVerify
{
    private const string PartialExtension = ".partial";

    /// <summary>Checks.</summary>
    /// <exception cref="EvalTestException">There is no such experiment, or its folder cannot be read.</exception>
    public static ExperimentVerification Verify(IDisk disk, string root, string experiment)
    {
        using var folder = ExperimentDirectory.Find(disk, root, experiment)
            ?? throw new ExperimentMissingException($"There is no experiment \"{experiment}\" in {root}. Nothing was checked. Look at the names there, or give another folder with --eval-dir.");
        var writers = LiveWriters.Of(folder);
        // Sessions first: what they name is there by then.
        var (headers, unreadable) = Headers(folder);
        var (states, damage) = States(folder, headers, unreadable);
        var files = headers.ToDictionary(h => h.Key, h => FileCheck.Of(folder, h.Key, h.Value, Wanted(damage, folder, h.Key)));
        var snapshot = ExperimentSnapshot.Of(folder);
        var (damagedValues, unused) = ValueCheck.Of(snapshot, files);
        return new ExperimentVerification
        {
            Name = experiment,
            Path = folder.Path,
            Sessions = files.Count,
            Lines = files.Values.Sum(f => f.Lines),
            Values = snapshot.Values.Count,
            Damage = [.. damage.OrderBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Line).Select(d => DamageCosts.Of(d, files.GetValueOrDefault(Path.GetFileName(d.Path)), states))],
            Unreadable = unreadable,
            DamagedValues = damagedValues,
            UnusedValues = unused,
            Partials = [.. snapshot.Others.Where(name => name.EndsWith(PartialExtension, StringComparison.Ordinal) && writers.Count == 0)],
            Strangers = [.. snapshot.Others.Where(name => !IsOurs(name))],
            Conflicts = ExperimentConflicts.Of(states, damage),
            Writers = writers,
        };
    }

    /// <summary>Of every session file that is one; null for a header that cannot be believed.</summary>
    private static (Dictionary<string, HeaderRecord?> Headers, List<string> Unreadable) Headers(IFolder folder)
    {
        var (headers, unreadable) = (new Dictionary<string, HeaderRecord?>(), new List<string>());
        foreach (var name in folder.List().Where(e => e.Kind == EntryKind.File && SessionFileName.IsOne(e.Name)).Select(e => e.Name).Order(StringComparer.Ordinal))
        {
            try
            {
                var damage = new List<Damage>();
                var header = new SessionReader(folder, damage).ReadHeader(name);
                if (!damage.Exists(d => d.Kind == DamageKind.NoFile))
                    headers.Add(name, header);
            }
            catch (EvalTestException e)
            {
                // Of another format, or refused by the operating system: the check goes on with the others, and says so.
                unreadable.Add(e.Message);
            }
        }

        return (headers, unreadable);
    }

    /// <summary>One file of an unknown format keeps the whole experiment from being read; each of the others is then checked by itself.</summary>
    private static (IReadOnlyList<(string Assembly, ExperimentState State)> States, List<Damage> Damage) States(IFolder folder, Dictionary<string, HeaderRecord?> headers, List<string> unreadable)
    {
        var damage = new List<Damage>();
        IReadOnlyList<(string, ExperimentState)> states = [];
        if (unreadable.Count == 0)
            states = ExperimentState.LoadAll(folder, damage);
        else
            CheckOneByOne(folder, headers, damage);
        foreach (var name in headers.Where(h => h.Value is not null).Select(h => h.Key))
        {
            if (SessionCheck.Of(folder, name) is { } digest)
                damage.Add(digest);
        }

        return (states, damage);
    }

    private static void CheckOneByOne(IFolder folder, Dictionary<string, HeaderRecord?> headers, List<Damage> damage)
    {
        var reader = new SessionReader(folder, damage);
        foreach (var name in headers.Keys)
        {
            if (reader.ReadHeader(name) is { } header)
                reader.Read([name], header.Session, new Nobody());
        }
    }

    private static HashSet<long> Wanted(List<Damage> damage, IFolder folder, string name)
    {
        var path = Path.Combine(folder.Path, name);
        return [.. damage.Where(d => d.Path == path && d.Kind is DamageKind.Checksum or DamageKind.Torn or DamageKind.TooLong or DamageKind.Content or DamageKind.Order).Select(d => d.Line)];
    }

    private static bool IsOurs(string name) =>
        name.EndsWith(".lock", StringComparison.Ordinal) || name.EndsWith(".owner.json", StringComparison.Ordinal) || name.EndsWith(".owner.json.new", StringComparison.Ordinal)
        || name.EndsWith(PartialExtension, StringComparison.Ordinal) || SessionFileName.IsOne(name);

    private sealed class Nobody : ISessionVisitor
    {
        public void Sample(SampleHead head, int copy, long sequence, long offset)
        {
        }

        public void Record(SessionRecord record, int copy, long sequence)
        {
        }
    }
}
