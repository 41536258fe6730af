using CsCheck;

namespace TenFour.Calls.Tests.Support;

/// <summary>Random JSON, as its tokens, so that a test can put white space between them.</summary>
internal static class JsonGen
{
    private static readonly Gen<string> Literal = Pick.Of(
        "true", "false", "null", "0", "-0", "12", "-3.25", "6e23", "1E-7", "0.5e+3", "12345678901234567890");

    private static readonly Gen<string> Text = Pick.Of(
        "\"\"", "\"a\"", "\"a b\"", "\"\\\"\"", "\"\\\\\"",
        "\"\\\\\\\"{\"", "\"\\u00e9\\n\"", "\"é \U0001F693\"", "\" [1, 2] \"", "\"{ }\"", "\"x,y:z\"");

    /// <summary>The tokens of one value.</summary>
    public static Gen<List<string>> Value(int depth) => depth == 0
        ? Gen.OneOf(Literal, Text).Select(token => new List<string> { token })
        : Gen.Frequency((3, Value(0)), (2, Object(depth)), (1, Array(depth)));

    /// <summary>White space that may stand between two tokens.</summary>
    public static readonly Gen<string> WhiteSpace = Pick.Of("", "", " ", "\n    ", "\t", "\r\n", "  \n\n ");

    private static Gen<List<string>> Object(int depth) =>
        Gen.Select(Text, Value(depth - 1)).Select(member => (List<string>)[member.Item1, ":", .. member.Item2]).List[0, 4]
            .Select(members => Enclose("{", members, "}"));

    private static Gen<List<string>> Array(int depth) => Value(depth - 1).List[0, 4].Select(elements => Enclose("[", elements, "]"));

    public static List<string> Enclose(string open, List<List<string>> parts, string close)
    {
        List<string> tokens = [open];
        foreach (var part in parts)
        {
            tokens.AddRange(tokens.Count > 1 ? [",", .. part] : part);
        }

        tokens.Add(close);
        return tokens;
    }
}
