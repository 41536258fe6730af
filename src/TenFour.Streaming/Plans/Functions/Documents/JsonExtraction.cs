using TenFour.Streaming.Json.Builders;
using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary>
/// Finds what a path selects in a JSON text, by Hive's rules, which Spark keeps: one value stands alone, several become an array. For one
/// thread.
/// </summary>
internal sealed class JsonExtraction
{
    private readonly TokenScratch scratch = new();
    private readonly JsonOutput output = new();
    private bool isBroken;

    /// <summary>How values of arrays are written.</summary>
    private enum Style
    {
        /// <summary>Strings without quotes.</summary>
        Raw,

        /// <summary>As JSON.</summary>
        Quoted,

        /// <summary>As JSON, arrays without their brackets.</summary>
        Flat,
    }

    /// <summary>The selected text, valid until the next call; false where there is none or the JSON is broken.</summary>
    public bool TryFind(ReadOnlySpan<byte> json, JsonPathStep[] path, out ReadOnlySpan<byte> found)
    {
        output.Clear();
        isBroken = false;
        var tokens = new JsonTokens(json, scratch);
        var hasFound = Next(ref tokens) && Find(ref tokens, path, Style.Raw, output) && !isBroken;
        found = output.Text.Written;
        return hasFound;
    }

    private bool Find(ref JsonTokens tokens, ReadOnlySpan<JsonPathStep> path, Style style, JsonOutput to)
    {
        if (path.IsEmpty)
        {
            return Take(ref tokens, style, to);
        }

        return (tokens.Current, path[0].Kind) switch
        {
            (TokenKind.StartObject, JsonPathStepKind.Field) => FindField(ref tokens, path, style, to),
            (TokenKind.StartArray, JsonPathStepKind.Element) => FindElement(ref tokens, path, style, to),
            (TokenKind.StartArray, JsonPathStepKind.AllElements) => FindAll(ref tokens, path, style, to),
            _ => Skip(ref tokens),
        };
    }

    private bool Take(ref JsonTokens tokens, Style style, JsonOutput to)
    {
        if (style == Style.Raw && tokens.Current == TokenKind.String)
        {
            isBroken |= !tokens.ReadString();
            to.Bare(isBroken ? default : tokens.Text);
            return !isBroken;
        }

        if (style == Style.Flat && tokens.Current == TokenKind.StartArray)
        {
            var any = false;
            while (Next(ref tokens) && tokens.Current != TokenKind.EndArray)
            {
                any |= Take(ref tokens, style, to);
            }

            return any && !isBroken;
        }

        // Directly below the result, Spark's writer escapes surrogates; below an array it does not.
        if (ReferenceEquals(to, output) && tokens.Current is TokenKind.StartObject or TokenKind.StartArray)
        {
            isBroken |= !JsonWriter.TryCopy(ref tokens, out var text);
            to.Raw(isBroken ? default : text);
            return !isBroken;
        }

        isBroken |= !to.Copy(ref tokens);
        return !isBroken;
    }

    private bool FindField(ref JsonTokens tokens, ReadOnlySpan<JsonPathStep> path, Style style, JsonOutput to)
    {
        var found = false;
        while (Next(ref tokens) && tokens.Current != TokenKind.EndObject)
        {
            // Of fields of one name the first counts.
            var isWanted = !found && path[0].Name is { } name && tokens.TryGetName(out var field) && field.SequenceEqual(name);
            if (!Next(ref tokens))
            {
                return false;
            }

            if (isWanted && tokens.Current != TokenKind.Null)
            {
                found = Find(ref tokens, path[1..], style, to);
            }
            else
            {
                Skip(ref tokens);
            }
        }

        return found && !isBroken;
    }

    private bool FindElement(ref JsonTokens tokens, ReadOnlySpan<JsonPathStep> path, Style style, JsonOutput to)
    {
        var found = false;
        var below = path.Length > 1 && path[1].Kind == JsonPathStepKind.AllElements ? Style.Quoted : style;
        for (var index = 0; Next(ref tokens) && tokens.Current != TokenKind.EndArray; index++)
        {
            _ = index == path[0].Index ? found = Find(ref tokens, path[1..], below, to) : Skip(ref tokens);
        }

        return found && !isBroken;
    }

    private bool FindAll(ref JsonTokens tokens, ReadOnlySpan<JsonPathStep> path, Style style, JsonOutput to)
    {
        if (path.Length > 1 && path[1].Kind == JsonPathStepKind.AllElements)
        {
            return Collect(ref tokens, path[2..], Style.Flat, to) > 0;
        }

        if (style == Style.Quoted)
        {
            return Collect(ref tokens, path[1..], Style.Quoted, to) > 0;
        }

        // An array of one is shown as the element alone.
        var inner = new JsonOutput();
        var count = Collect(ref tokens, path[1..], style == Style.Raw ? Style.Quoted : style, inner);
        to.Raw(count > 1 ? inner.Text.Written : count == 1 ? inner.Text.Written[1..^1] : default);
        return count > 0;
    }

    private int Collect(ref JsonTokens tokens, ReadOnlySpan<JsonPathStep> path, Style style, JsonOutput to)
    {
        var count = 0;
        to.StartArray();
        while (Next(ref tokens) && tokens.Current != TokenKind.EndArray)
        {
            count += Find(ref tokens, path, style, to) ? 1 : 0;
        }

        to.EndArray();
        return isBroken ? 0 : count;
    }

    private bool Skip(ref JsonTokens tokens)
    {
        isBroken |= !tokens.SkipChildren();
        return false;
    }

    /// <remarks>NaN and Infinity are for records only: here they are no JSON.</remarks>
    private bool Next(ref JsonTokens tokens)
    {
        isBroken |= isBroken || !tokens.Next() || tokens.Current == TokenKind.None
            || (tokens.Current is TokenKind.Integer or TokenKind.Decimal && tokens.Number.IsOdd);
        return !isBroken;
    }
}
