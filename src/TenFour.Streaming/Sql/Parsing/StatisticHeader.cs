using System.Text.RegularExpressions;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>
/// The comment lines <c>-- key: value</c> before the query. Keys and the values of <c>mode</c> and <c>chart</c> may be in any case. A
/// comment that looks like a key must be one, so that a mistyped key is not lost; any other comment is left alone.
/// </summary>
internal sealed partial class StatisticHeader
{
    private const string SchemaPrefix = "schema.";

    private static readonly string[] Keys = ["title", "description", "mode", "chart", "trigger", "schema"];

    private readonly string _text;
    private readonly List<HeaderEntry> _entries = [];

    private StatisticHeader(string text) => _text = text;

    public IReadOnlyList<HeaderEntry> Entries => _entries;

    public static StatisticHeader Read(string text)
    {
        var header = new StatisticHeader(text);
        var at = 0;
        while ((at = NextComment(text, at)) >= 0)
        {
            var length = text.AsSpan(at).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : at + length;
            header.ReadLine(at, end);
            at = end;
        }

        return header;
    }

    public string? Value(string key) => Find(key)?.Value;

    public T? Choice<T>(string key)
        where T : struct, Enum
    {
        if (Find(key) is not { } entry)
        {
            return null;
        }

        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToArray();
        var index = Array.IndexOf(names, entry.Value.ToLowerInvariant());
        return index >= 0
            ? Enum.GetValues<T>()[index]
            : throw new StatisticException(
                $"'{entry.Value}' is no {key}: one of {string.Join(", ", names)} was expected.",
                entry.Span,
                advice: NearestName.Find(entry.Value, names) is { } near ? $"Did you mean {near}?" : $"Write -- {key}: {names[0]}, or another of them.");
    }

    public Schema? Schema(string key) => Find(key) is { } entry ? SqlParser.ParseSchema(_text, entry.Span) : null;

    public IReadOnlyDictionary<string, Schema> NamedSchemas() => _entries
        .Where(e => e.Key.StartsWith(SchemaPrefix, StringComparison.Ordinal))
        .ToDictionary(e => e.Key[SchemaPrefix.Length..], e => SqlParser.ParseSchema(_text, e.Span), StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the next <c>--</c> comment before the query begins, or -1.</summary>
    private static int NextComment(string text, int at)
    {
        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith("--"))
            {
                return at;
            }

            if (rest.StartsWith("/*"))
            {
                at = Lexer.SkipBlockComment(text, at);
            }
            else if (char.IsWhiteSpace(rest[0]) || rest[0] == '\uFEFF')
            {
                at++;
            }
            else
            {
                return -1;
            }
        }

        return -1;
    }

    private HeaderEntry? Find(string key) => _entries.Find(e => e.Key == key);

    private void ReadLine(int start, int end)
    {
        var match = KeyPattern().Match(_text, start, end - start);
        if (!match.Success)
        {
            return;
        }

        var key = match.Groups["key"];
        var value = match.Groups["value"];
        var keySpan = new TextSpan(key.Index, key.Length);
        var entry = new HeaderEntry(KnownKey(key.Value, keySpan), value.Value, keySpan, new TextSpan(value.Index, value.Length));
        if (entry.Value.Length == 0)
        {
            throw new StatisticException($"The header key {key.Value} has no value.", keySpan, advice: "Write a value behind the colon, or remove the line.");
        }

        if (_entries.Exists(e => e.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)))
        {
            throw new StatisticException($"The header key {key.Value} appears twice.", keySpan, advice: "Remove one of the lines.");
        }

        _entries.Add(entry);
    }

    private static string KnownKey(string key, TextSpan span)
    {
        var lower = key.ToLowerInvariant();
        if (lower.StartsWith(SchemaPrefix, StringComparison.Ordinal) && key.Length > SchemaPrefix.Length)
        {
            return SchemaPrefix + key[SchemaPrefix.Length..];
        }

        if (Keys.Contains(lower))
        {
            return lower;
        }

        var advice = NearestName.Find(lower, Keys) is { } near ? $"Did you mean {near}?" : $"The keys are {string.Join(", ", Keys)} and schema.NAME.";
        throw new StatisticException($"There is no header key {key}.", span, advice: $"{advice} A comment that is no key can stand in /* */.");
    }

    [GeneratedRegex(@"\G--+[ \t]*(?<key>[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]*)?)[ \t]*:(?![:/])[ \t]*(?<value>.*?)[ \t]*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex KeyPattern();
}
