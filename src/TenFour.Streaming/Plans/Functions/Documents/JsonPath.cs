using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary>Reads paths such as <c>$.a[0]['b c'][*]</c>.</summary>
internal static class JsonPath
{
    /// <summary>The steps of a path, or null where it is none that Spark understands.</summary>
    public static JsonPathStep[]? Parse(string path)
    {
        if (path.Length == 0 || path[0] != '$')
        {
            return null;
        }

        var steps = new List<JsonPathStep>();
        for (var at = 1; at < path.Length;)
        {
            if (ReadStep(path, ref at) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return [.. steps];
    }

    private static JsonPathStep? ReadStep(string path, ref int at)
    {
        if (path[at] == '.')
        {
            var end = path.AsSpan(at + 1).IndexOfAny('.', '[') is var next and >= 0 ? at + 1 + next : path.Length;
            return Named(path, at + 1, end, ref at, end);
        }

        if (path[at] != '[')
        {
            return null;
        }

        if (at + 1 < path.Length && path[at + 1] == '\'')
        {
            var quote = path.AsSpan(at + 2).IndexOfAny('\'', '?');
            var end = at + 2 + quote;
            return quote > 0 && end + 1 < path.Length && path[end] == '\'' && path[end + 1] == ']'
                ? Named(path, at + 2, end, ref at, end + 2)
                : null;
        }

        var close = path.IndexOf(']', at);
        var inner = close < 0 ? "" : path[(at + 1)..close];
        at = close + 1;
        return inner == "*" ? new JsonPathStep(JsonPathStepKind.AllElements, null, -1)
            : int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? new JsonPathStep(JsonPathStepKind.Element, null, index)
                : null;
    }

    /// <remarks>Spark reads <c>.*</c>, but finds nothing by it.</remarks>
    private static JsonPathStep? Named(string path, int start, int end, ref int at, int next)
    {
        at = next;
        return end > start
            ? new JsonPathStep(JsonPathStepKind.Field, path[start..end] == "*" ? null : Encoding.UTF8.GetBytes(path[start..end]), -1)
            : null;
    }
}
