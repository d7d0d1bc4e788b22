using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Experiments;

/// <summary>Where a current record stands.</summary>
/// <param name="Row">Its row in the dataset.</param>
/// <param name="Session">Its session, as an index.</param>
/// <param name="Offset">Where its line begins.</param>
internal readonly record struct RecordPlace(int Row, int Session, long Offset)
{
    public static RecordPlace Of(in ResultSlot slot) => new(slot.Row, slot.Session, slot.Offset);

    public SampleRecord Read(IReadOnlyList<KnownSession> sessions) => SampleLines.ReadWholeAt(sessions[Session], Offset);
}
