using System.Globalization;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace EvalTest.Fingerprints;

/// <summary>Writes one method: its signature, locals, instructions and exception regions. Branches go to instructions by number, <c>nop</c> left out.</summary>
internal sealed class MethodText(ModuleFile module, CodeNames names)
{
    private readonly MetadataReader metadata = module.Metadata;

    public void Write(MethodDefinitionHandle handle, StringBuilder text)
    {
        var method = metadata.GetMethodDefinition(handle);
        text.Append("method ").Append(names.Of(handle)).Append(CultureInfo.InvariantCulture, $" {(int)method.ImplAttributes}\n");
        if (method.RelativeVirtualAddress == 0)
            return;

        var body = module.Body(method);
        if (!body.LocalSignature.IsNil)
            text.Append("locals ").Append(body.LocalVariablesInitialized).Append(' ').AppendJoin(',', metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names.Signatures, null)).Append('\n');
        var il = body.GetILContent().AsSpan();
        var numbers = Numbers(il);
        for (var at = 0; at < il.Length;)
        {
            var code = OpCodeTable.At(il, at);
            at += code.Size;
            if (code != OpCodes.Nop)
                Write(text, code, il, at, numbers);
            at += OpCodeTable.OperandLength(code.OperandType, il, at);
        }

        foreach (var region in body.ExceptionRegions)
            Write(text, region, numbers);
    }

    // For each offset the number of the instruction there, or of the next one that is no nop.
    private static int[] Numbers(ReadOnlySpan<byte> il)
    {
        var numbers = new int[il.Length + 1];
        var number = 0;
        for (var at = 0; at < il.Length;)
        {
            var code = OpCodeTable.At(il, at);
            numbers[at] = number;
            number += code == OpCodes.Nop ? 0 : 1;
            at += code.Size;
            at += OpCodeTable.OperandLength(code.OperandType, il, at);
        }

        numbers[il.Length] = number;
        return numbers;
    }

    private void Write(StringBuilder text, OpCode code, ReadOnlySpan<byte> il, int at, int[] numbers)
    {
        text.Append(code.OperandType == OperandType.ShortInlineBrTarget ? code.Name![..^2] : code.Name);
        switch (code.OperandType)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.ShortInlineBrTarget:
                text.Append(' ').Append(numbers[at + 1 + (sbyte)il[at]]);
                break;
            case OperandType.InlineBrTarget:
                text.Append(' ').Append(numbers[at + 4 + BitConverter.ToInt32(il[at..])]);
                break;
            case OperandType.InlineSwitch:
                WriteSwitch(text, il, at, numbers);
                break;
            case OperandType.InlineString:
                WriteString(text, metadata.GetUserString(MetadataTokens.UserStringHandle(BitConverter.ToInt32(il[at..]))));
                break;
            case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineSig:
                text.Append(' ').Append(names.Of(MetadataTokens.EntityHandle(BitConverter.ToInt32(il[at..]))));
                break;
            default:
                text.Append(' ').Append(Convert.ToHexStringLower(il.Slice(at, OpCodeTable.OperandLength(code.OperandType, il, at))));
                break;
        }

        text.Append('\n');
    }

    private static void WriteSwitch(StringBuilder text, ReadOnlySpan<byte> il, int at, int[] numbers)
    {
        var count = BitConverter.ToInt32(il[at..]);
        var next = at + 4 + (4 * count);
        for (var i = 1; i <= count; i++)
            text.Append(' ').Append(numbers[next + BitConverter.ToInt32(il[(at + (4 * i))..])]);
    }

    // [CallerFilePath] leaves the path of a source in the code; only its name is the same in every folder.
    private void WriteString(StringBuilder text, string value)
    {
        var shown = module.Sources.Contains(value) ? $"source {value[(value.LastIndexOfAny(['/', '\\']) + 1)..]}" : value;
        text.Append(CultureInfo.InvariantCulture, $" {shown.Length}:{shown}");
    }

    private void Write(StringBuilder text, ExceptionRegion region, int[] numbers)
    {
        var filter = region.Kind == ExceptionRegionKind.Filter ? numbers[region.FilterOffset] : -1;
        var caught = region.CatchType.IsNil ? "" : names.Of(region.CatchType);
        text.Append(CultureInfo.InvariantCulture, $"{region.Kind} {numbers[region.TryOffset]} {numbers[region.TryOffset + region.TryLength]} ")
            .Append(CultureInfo.InvariantCulture, $"{numbers[region.HandlerOffset]} {numbers[region.HandlerOffset + region.HandlerLength]} {filter} {caught}\n");
    }
}
