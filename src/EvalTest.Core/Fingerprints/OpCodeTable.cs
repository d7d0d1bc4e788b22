using System.Reflection;
using System.Reflection.Emit;

namespace EvalTest.Fingerprints;

/// <summary>The instructions of the runtime by their bytes.</summary>
internal static class OpCodeTable
{
    private const byte TwoBytes = 0xFE;

    private static readonly OpCode[] codes = Read();

    /// <summary>The instruction that stands at a place.</summary>
    public static OpCode At(ReadOnlySpan<byte> il, int at) => il[at] == TwoBytes ? codes[256 + il[at + 1]] : codes[il[at]];

    /// <summary>How many bytes its operand takes.</summary>
    public static int OperandLength(OperandType type, ReadOnlySpan<byte> il, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il[at..])),
        _ => 4,
    };

    private static OpCode[] Read()
    {
        var table = new OpCode[512];
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (OpCode)field.GetValue(null)!;
            table[code.Size == 1 ? code.Value : 256 + (code.Value & 0xFF)] = code;
        }

        return table;
    }
}
