using System.Reflection;
using System.Reflection.Emit;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>How to step through IL: the kind of operand of every instruction.</summary>
internal static class OpCodeTable
{
    private static readonly Dictionary<short, OpCode> codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);

    /// <summary>The metadata tokens in a method's body that name types, members or signatures.</summary>
    public static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? codes[(short)(0xFE00 | il[at + 1])] : codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig)
                yield return BitConverter.ToInt32(il, at);
            at += OperandLength(code.OperandType, il, at);
        }
    }

    private static int OperandLength(OperandType type, byte[] il, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
