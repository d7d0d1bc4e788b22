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
        var attempt = (ushort)Math.Min(head.Attempt, ushort.MaxValue);
        var known = slot.State == ResultState.None || Precedence.Knows(sessions[place.Session], sessions[slot.Session], slot.Sequence);
        if (!known || rivals.Count(slot.Key) > 0)
            return FoldAmongRivals(index, head, place, attempt);

        var sameInput = slot.State != ResultState.None && slot.InputHash == head.InputHash;
        var tries = sameInput ? Math.Max(slot.Tries, attempt) : attempt;
        if (slot.State == ResultState.None || Precedence.Supersedes(head, slot))
        {
            Current.Put(index, head, place, tries);
            return true;
        }

        // An error after a completed result changes nothing but the number of tries.
        slot.Tries = tries;
        return false;
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
        Current.Clear(index);
        StepForward(index);
        return true;
    }

    /// <summary>Trials of this run's figures with a rival that completed too but says something else.</summary>
    /// <param name="most">How many to name.</param>
    public (int Count, IReadOnlyList<ConflictPlace> First) Conflicts(int most)
    {
        var count = 0;
        var first = new List<ConflictPlace>();
        for (var index = 0; index < Current.Slots.Count && rivals.Table.Slots.Count > 0; index++)
        {
            ref var slot = ref Current.Slots[index];
            if (slot is not { Included: true, Awaited: false, State: ResultState.Completed } || Differing(index) is not (>= 0 and var rival))
                continue;
            count++;
            if (first.Count < most)
                first.Add(new ConflictPlace(PlaceOf(slot), PlaceOf(rivals.Table.Slots[rival])));
        }

        return (count, first);
    }

    private static LinePlace PlaceOf(in ResultSlot slot) => new(slot.Session, slot.Sequence, slot.Offset);

    private bool FoldAmongRivals(int index, SampleHead head, in LinePlace place, ushort attempt)
    {
        var key = Current.Slots[index].Key;
        StepBack(index);
        var tries = CountTry(key, head, attempt);
        var outdone = false;
        for (var i = rivals.Count(key) - 1; i >= 0; i--)
        {
            ref var rival = ref Rival(key, i);
            if (!Precedence.Knows(sessions[place.Session], sessions[rival.Session], rival.Sequence))
                continue;
            if (Precedence.Supersedes(head, rival))
                rivals.Remove(key, i);
            else
                outdone = true;
        }

        if (!outdone)
            rivals.Table.Put(rivals.Add(key), head, place, tries);
        StepForward(index);
        return PlaceOf(Current.Slots[index]) == place;
    }

    /// <summary>Tries at this input over all that stands and the record, which all of that input are told.</summary>
    private ushort CountTry(UInt128 key, SampleHead head, ushort attempt)
    {
        var tries = attempt;
        var count = rivals.Count(key);
        for (var i = 0; i < count; i++)
        {
            if (Rival(key, i).InputHash == head.InputHash)
                tries = Math.Max(tries, Rival(key, i).Tries);
        }

        for (var i = 0; i < count; i++)
        {
            ref var rival = ref Rival(key, i);
            if (rival.InputHash == head.InputHash)
                rival.Tries = tries;
        }

        return tries;
    }

    /// <summary>Lets the result that counts stand among its rivals, so that all that stands is in one place.</summary>
    private void StepBack(int index)
    {
        ref var slot = ref Current.Slots[index];
        if (slot.State == ResultState.None)
            return;
        rivals.Table.Copy(rivals.Add(slot.Key), Current, index);
        Current.Clear(index);
    }

    /// <summary>Lets the best of what stands count.</summary>
    private void StepForward(int index)
    {
        var key = Current.Slots[index].Key;
        var best = rivals.Count(key) - 1;
        if (best < 0)
            return;
        for (var i = best - 1; i >= 0; i--)
        {
            if (Precedence.Outranks(Rival(key, i), SessionOf(key, i), Rival(key, best), SessionOf(key, best)))
                best = i;
        }

        Current.Copy(index, rivals.Table, rivals.Slot(key, best));
        rivals.Remove(key, best);
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
