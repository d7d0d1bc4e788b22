namespace EvalTest.Sessions;

/// <summary>
/// What stands of all that was recorded of the trials of one eval: for each trial the result that counts, and those of sessions that knew
/// nothing of it and that nobody who knew them replaced. They are kept, because whoever replaces or retracts the one that counts need not
/// have known them. For one thread at a time.
/// </summary>
internal sealed class LiveResults(IReadOnlyList<KnownSession> sessions)
{
    private readonly Rivals rivals = new();

    /// <summary>The results that count.</summary>
    public ResultTable Current { get; } = new();

    /// <summary>Folds a record in; true if it counts now.</summary>
    public bool Fold(int index, SampleHead head, in LinePlace place)
    {
        ref var slot = ref Current.Slots[index];
        if (slot.State == ResultState.None)
        {
            Current.Put(index, head, place, Precedence.AttemptOf(head));
            return true;
        }

        var tries = CountTry(index, head);
        var outdone = ReplaceRivals(slot.Key, head, sessions[place.Session]);
        if (Precedence.Knows(sessions[place.Session], sessions[slot.Session], slot.Sequence))
        {
            if (!Precedence.Supersedes(head, slot))
                outdone = true;
            else if (!StepForward(index))
                Current.Clear(index);
        }

        return !outdone && Stand(index, head, place, tries);
    }

    /// <summary>Forgets of all that stands of a trial what a retraction means; true if there was any.</summary>
    public bool Forget(int index, Predicate<ResultSlot> meant)
    {
        var key = Current.Slots[index].Key;
        var forgotten = false;
        for (var i = rivals.Count(key) - 1; i >= 0; i--)
        {
            if (!meant(Rival(key, i)))
                continue;
            rivals.Remove(key, i);
            forgotten = true;
        }

        if (Current.Slots[index].State == ResultState.None || !meant(Current.Slots[index]))
            return forgotten;
        if (!StepForward(index))
            Current.Clear(index);
        return true;
    }

    /// <summary>What stands of a trial beside the result that counts, with that one's place in the dataset.</summary>
    public IEnumerable<ResultSlot> Others(int index)
    {
        var key = Current.Slots[index].Key;
        for (var i = 0; i < rivals.Count(key); i++)
            yield return Rival(key, i) with { Row = Current.Slots[index].Row };
    }

    /// <summary>Each result that stands of a trial, the one that counts first: its table and its slot there.</summary>
    public IEnumerable<(ResultTable Table, int Slot)> Standing(int index)
    {
        var slot = Current.Slots[index];
        if (slot.State != ResultState.None)
            yield return (Current, index);
        for (var i = 0; i < rivals.Count(slot.Key); i++)
            yield return (rivals.Table, rivals.Slot(slot.Key, i));
    }

    /// <summary>Trials with a rival that completed too but says something else.</summary>
    /// <param name="most">How many to name.</param>
    /// <param name="counts">Which trials are looked at.</param>
    public (int Count, IReadOnlyList<ConflictPlace> First) Conflicts(int most, Predicate<ResultSlot> counts)
    {
        var count = 0;
        var first = new List<ConflictPlace>();
        for (var index = 0; index < Current.Slots.Count && rivals.Table.Slots.Count > 0; index++)
        {
            ref var slot = ref Current.Slots[index];
            if (slot.State != ResultState.Completed || !counts(slot) || Differing(index) is not (>= 0 and var rival))
                continue;
            count++;
            if (first.Count < most)
                first.Add(new ConflictPlace(PlaceOf(slot), PlaceOf(rivals.Table.Slots[rival])));
        }

        return (count, first);
    }

    private static LinePlace PlaceOf(in ResultSlot slot) => new(slot.Session, slot.Sequence, slot.Offset);

    /// <summary>Lets a record stand that nothing known to its session outdoes: it counts or becomes a rival.</summary>
    private bool Stand(int index, SampleHead head, in LinePlace place, ushort tries)
    {
        ref var slot = ref Current.Slots[index];
        if (slot.State != ResultState.None)
        {
            var rival = rivals.Add(slot.Key);
            if (!Precedence.Outranks(head, sessions[place.Session], slot, sessions[slot.Session]))
            {
                rivals.Table.Put(rival, head, place, tries);
                return false;
            }

            rivals.Table.Copy(rival, Current, index);
        }

        Current.Put(index, head, place, tries);
        return true;
    }

    /// <summary>Removes the rivals that a record replaces; true if its session knew one that it cannot replace.</summary>
    private bool ReplaceRivals(UInt128 key, SampleHead head, KnownSession session)
    {
        var outdone = false;
        for (var i = rivals.Count(key) - 1; i >= 0; i--)
        {
            ref var rival = ref Rival(key, i);
            if (!Precedence.Knows(session, sessions[rival.Session], rival.Sequence))
                continue;
            if (Precedence.Supersedes(head, rival))
                rivals.Remove(key, i);
            else
                outdone = true;
        }

        return outdone;
    }

    /// <summary>Tries at a record's input over all that stands and itself, which all of that input are told.</summary>
    private ushort CountTry(int index, SampleHead head)
    {
        ref var slot = ref Current.Slots[index];
        var tries = Precedence.AttemptOf(head);
        var count = rivals.Count(slot.Key);
        for (var i = -1; i < count; i++)
        {
            ref var standing = ref i < 0 ? ref slot : ref Rival(slot.Key, i);
            if (standing.InputHash == head.InputHash)
                tries = Math.Max(tries, standing.Tries);
        }

        for (var i = -1; i < count; i++)
        {
            ref var standing = ref i < 0 ? ref slot : ref Rival(slot.Key, i);
            if (standing.InputHash == head.InputHash)
                standing.Tries = tries;
        }

        return tries;
    }

    /// <summary>Lets the best rival count in place of what counted; false if there is none.</summary>
    private bool StepForward(int index)
    {
        var key = Current.Slots[index].Key;
        var best = rivals.Count(key) - 1;
        if (best < 0)
            return false;
        for (var i = best - 1; i >= 0; i--)
        {
            if (Precedence.Outranks(Rival(key, i), SessionOf(key, i), Rival(key, best), SessionOf(key, best)))
                best = i;
        }

        Current.Copy(index, rivals.Table, rivals.Slot(key, best));
        rivals.Remove(key, best);
        return true;
    }

    private KnownSession SessionOf(UInt128 key, int index) => sessions[Rival(key, index).Session];

    private ref ResultSlot Rival(UInt128 key, int index) => ref rivals.Table.Slots[rivals.Slot(key, index)];

    private int Differing(int index)
    {
        var key = Current.Slots[index].Key;
        for (var i = 0; i < rivals.Count(key); i++)
        {
            var rival = rivals.Slot(key, i);
            if (rivals.Table.Slots[rival].State == ResultState.Completed && !Current.Same(index, rivals.Table, rival))
                return rival;
        }

        return -1;
    }
}
