using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary><c>upper</c>, <c>lower</c>, <c>initcap</c>: by Unicode's full mappings; ASCII text takes a short way.</summary>
internal static class CaseFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Text, "upper", "upper(text)", "The text in upper case.")
        {
            Aliases = ["ucase"],
            Examples = [new("upper('Fight')", "\"FIGHT\""), new("upper('straße')", "\"STRASSE\"")],
            Bind = Bind.To(SqlType.String, Parameter.Text, input => Map(input, Ascii.ToUpper, UnicodeCase.ToUpper)),
        },
        new(FunctionCategory.Text, "lower", "lower(text)", "The text in lower case.")
        {
            Aliases = ["lcase"],
            Examples = [new("lower('FIGHT')", "\"fight\""), new("lower('ΑΣ')", "\"ας\"")],
            Bind = Bind.To(SqlType.String, Parameter.Text, input => Map(input, Ascii.ToLower, UnicodeCase.ToLower)),
        },
        new(
            FunctionCategory.Text,
            "initcap",
            "initcap(text)",
            "The first letter of each word in upper case, the others in lower case; words end at spaces.")
        {
            Examples = [new("initcap('passing CALL')", "\"Passing Call\""), new("initcap('o''neil-smith')", "\"O'neil-smith\"")],
            Bind = Bind.To(SqlType.String, Parameter.Text, input => Map(input, ToTitle, UnicodeCase.ToTitle)),
        },
    ];

    /// <summary>Writes ASCII text in another case.</summary>
    private delegate System.Buffers.OperationStatus AsciiMap(ReadOnlySpan<byte> source, Span<byte> destination, out int written);

    private static Column Map(KernelInput input, AsciiMap ascii, Func<string, string> unicode)
    {
        var texts = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            var text = texts[row];
            if (Ascii.IsValid(text))
            {
                ascii(text, output.Reserve(row, text.Length), out var written);
                output.Commit(written);
            }
            else
            {
                output.Add(row, unicode(Encoding.UTF8.GetString(text)));
            }
        });
    }

    private static System.Buffers.OperationStatus ToTitle(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        var status = Ascii.ToLower(source, destination, out written);
        for (var i = 0; i < written; i++)
        {
            if ((i == 0 || source[i - 1] == ' ') && destination[i] is >= (byte)'a' and <= (byte)'z')
            {
                destination[i] -= 'a' - 'A';
            }
        }

        return status;
    }
}
