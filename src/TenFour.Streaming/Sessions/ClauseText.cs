using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sessions;

/// <summary>The expressions of one call as one text, in which the places of its errors count.</summary>
internal sealed class ClauseText
{
    private const string Separator = ", ";

    private readonly string _text;
    private readonly TextSpan[] _parts;
    private TextSpan? _beingRead;

    public ClauseText(IReadOnlyList<string> expressions)
    {
        _text = string.Join(Separator, expressions);
        _parts = new TextSpan[expressions.Count];
        var start = 0;
        for (var i = 0; i < expressions.Count; i++)
        {
            _parts[i] = new TextSpan(start, expressions[i].Length);
            start += expressions[i].Length + Separator.Length;
        }
    }

    /// <summary>Reads each expression by itself: a comma or a comment in one does not reach the next.</summary>
    public IReadOnlyList<T> Parse<T>(Func<string, TextSpan, T> parse)
    {
        var nodes = new List<T>();
        foreach (var part in _parts)
        {
            _beingRead = part;
            nodes.Add(parse(_text, part));
        }

        _beingRead = null;
        return nodes;
    }

    /// <summary>The same error, with the expression in its message that it is about.</summary>
    public StatisticException Named(StatisticException error) =>
        _text.Length == 0 ? error : new($"In \"{PartOf(error.Span)}\": {error.Message}", error.Span, error.Condition, error.Advice);

    private string PartOf(TextSpan span)
    {
        var part = _beingRead ?? _parts.Cast<TextSpan?>().FirstOrDefault(p => span.Start >= p!.Value.Start && span.Start < p.Value.EndExclusive);
        return part is { } found ? _text.Substring(found.Start, found.Length) : _text;
    }
}
