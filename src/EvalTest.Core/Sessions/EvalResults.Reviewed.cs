using EvalTest.Model;

namespace EvalTest.Sessions;

/// <content>What people said of the results.</content>
internal sealed partial class EvalResults
{
    private Dictionary<UInt128, List<NoteRecord>>? _notes;

    /// <summary>Whether any result counts with scores that a person gave.</summary>
    public bool AnyEdited
    {
        get
        {
            lock (_lock)
                return _results.Current.Edited.Any();
        }
    }

    /// <summary>How many trials of this run's figures count with scores that a person gave.</summary>
    public int EditedCount
    {
        get
        {
            lock (_lock)
                return _results.Current.Edited.Count(slot => _results.Current.Slots[slot] is { Included: true, Awaited: false, State: ResultState.Completed });
        }
    }

    /// <summary>The scores that people gave any result that counts.</summary>
    public IReadOnlyList<string> EditedScores
    {
        get
        {
            lock (_lock)
                return [.. _results.Current.EditedScores];
        }
    }

    /// <summary>Whether people said anything, also of results that count no more.</summary>
    public bool HasNotes
    {
        get
        {
            lock (_lock)
                return _notes is not null;
        }
    }

    /// <summary>Adds what people said, when all sessions were read: of each record that stands what was said of it counts.</summary>
    /// <param name="notes">In the order of folding.</param>
    /// <exception cref="EvalTestException">The record that a note is of was changed meanwhile, or cannot be read.</exception>
    public void AddNotes(IEnumerable<NoteRecord> notes)
    {
        lock (_lock)
        {
            _notes = notes.GroupBy(n => KeyHash.Of(n.Key)).ToDictionary(g => g.Key, g => g.ToList());
            foreach (var (key, ofTrial) in _notes)
            {
                if (_results.Current.Find(key) is not (>= 0 and var index))
                    continue;
                foreach (var (table, slot) in _results.Standing(index))
                    Review(table, slot, ofTrial);
            }
        }
    }

    /// <summary>What people said of a trial, in the order of folding; of which result of it, each says by whether it counts.</summary>
    public IReadOnlyList<SampleNote> NotesOf(SampleKey trial)
    {
        var key = KeyHash.Of(trial);
        lock (_lock)
        {
            if (_notes?.TryGetValue(key, out var notes) != true)
                return [];
            var current = _results.Current.Find(key) is >= 0 and var index ? _results.Current.Slots[index] : default;
            return notes!.ConvertAll(n => n.Note with { Counts = current.State != ResultState.None && n.Judges(sessions[current.Session].Header.Session, current) });
        }
    }

    private void Review(ResultTable table, int index, List<NoteRecord> notes)
    {
        var slot = table.Slots[index];
        var session = sessions[slot.Session];
        var judging = notes.FindAll(n => n.Judges(session.Header.Session, slot));
        if (judging.Count == 0)
            return;
        (session.Notes ??= [])[slot.Offset] = judging.ConvertAll(n => n.Note with { Counts = true });
        if (slot.State != ResultState.Completed || judging.TrueForAll(n => n.Note.Scores.Count == 0))
            return;

        // The index keeps no verdicts of single scores; few results are edited, so they are read.
        var record = SampleLines.ReadAt(session, slot.Offset);
        table.Edit(index, [.. record.Scores.Where(s => record.Review!.EditOf(s.Name) is not null)], record.Passed);
    }
}
