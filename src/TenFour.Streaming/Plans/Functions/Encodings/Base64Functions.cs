using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Encodings;

/// <summary><c>base64</c> in lines of 76 characters and <c>unbase64</c>, which ignores foreign characters, both as MIME has it.</summary>
internal static class Base64Functions
{
    private const int LineLength = 76;
    private const int Padding = -2;
    private const int Foreign = -1;

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "base64", "base64(bytes)", "The bytes in base 64, in lines of 76 characters.")
        {
            Examples = [new("base64('Spark SQL')", "\"U3BhcmsgU1FM\""), new("base64(X'FF00')", "\"/wA=\"")],
            Bind = Bind.To(SqlType.String, Parameter.Binary, Encode),
        },
        new(FunctionCategory.Text, "unbase64", "unbase64(text)", "The BINARY that a base 64 text means; foreign characters are ignored.")
        {
            Examples = [new("unbase64('U3BhcmsgU1FM')", "\"U3BhcmsgU1FM\""), new("unbase64('YQ')", "\"YQ==\"")],
            Bind = Bind.To(SqlType.Binary, Parameter.Text, Decode),
        },
    ];

    private static Column Encode(KernelInput input)
    {
        var bytes = input.Strings(0);
        return input.MapText(row =>
        {
            var text = Convert.ToBase64String(bytes[row]);
            return text.Length <= LineLength ? text : string.Join("\r\n", text.Chunk(LineLength).Select(line => new string(line)));
        });
    }

    private static Column Decode(KernelInput input)
    {
        var texts = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            output.Commit(Decode(row, text, output.Reserve(row, text.Length)));
        });
    }

    private static int Decode(int row, ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        var (written, bits, count, at) = (0, 0, 0, 0);
        for (; at < text.Length; at++)
        {
            var value = ValueOf(text[at]);
            if (value == Padding)
            {
                at = SkipPadding(row, text, at, count % 4);
                break;
            }

            if (value == Foreign)
            {
                continue;
            }

            bits = (bits << 6) | value;
            count++;
            if (count % 4 == 0)
            {
                (bytes[written], bytes[written + 1], bytes[written + 2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
                written += 3;
            }
        }

        if (!OnlyForeign(text[at..]))
        {
            throw Malformed(row, "it goes on behind the padding");
        }

        switch (count % 4)
        {
            case 1:
                throw Malformed(row, "the last unit does not have enough bits");
            case 2:
                bytes[written++] = (byte)(bits >> 4);
                break;
            case 3:
                bytes[written++] = (byte)(bits >> 10);
                bytes[written++] = (byte)(bits >> 2);
                break;
        }

        return written;
    }

    private static int SkipPadding(int row, ReadOnlySpan<byte> text, int at, int inUnit)
    {
        var needsTwo = inUnit == 2;
        if (inUnit == 0 || (needsTwo && (at + 1 >= text.Length || text[at + 1] != '=')))
        {
            throw Malformed(row, "it has a wrong 4-byte ending unit");
        }

        return needsTwo ? at + 2 : at + 1;
    }

    private static bool OnlyForeign(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (ValueOf(b) != Foreign && ValueOf(b) != Padding)
            {
                return false;
            }
        }

        return true;
    }

    private static int ValueOf(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        (byte)'=' => Padding,
        _ => Foreign,
    };

    private static RowException Malformed(int row, string reason) =>
        new(row, "CONVERSION_INVALID_INPUT", $"The text given to unbase64 is malformed: {reason}.");
}
