namespace TenFour.Streaming.Json.Tokens;

internal ref partial struct JsonTokens
{
    /// <summary>
    /// The name of the field whose value is current, and behind a value that has ended or been left, of the field it belonged to. False in
    /// an array, where there is none.
    /// </summary>
    public readonly bool TryGetName(out ReadOnlySpan<byte> name)
    {
        var isStart = Current is TokenKind.StartObject or TokenKind.StartArray;
        ref var scope = ref scratch.Scopes[isStart && depth > 0 ? depth - 1 : depth];
        if (scope.NameLength < 0)
        {
            name = default;
            return false;
        }

        name = scope.IsNameKept ? scratch.Name(scope.NameStart, scope.NameLength) : record.Slice(scope.NameStart, scope.NameLength);
        return true;
    }

    private bool ReadName(int c)
    {
        if (c is not ('"' or '\''))
        {
            return FailUnexpected(c);
        }

        var start = at;
        if (!ScanQuoted((byte)c, out var length, out var hasEscape))
        {
            return false;
        }

        ref var scope = ref scratch.Scopes[depth];
        var raw = record.Slice(start, length);
        scope.IsNameKept = hasEscape || !Utf8Text.IsValid(raw);
        if (scope.IsNameKept)
        {
            // A lone surrogate stays one, so that it equals no name of a schema.
            raw = Unescape(raw, scratch.Text);
            scope.NameStart = scratch.KeepName(raw);
            scope.NameLength = raw.Length;
        }
        else
        {
            (scope.NameStart, scope.NameLength) = (start, length);
        }

        return scope.NameLength <= MaxNameLength || Fail(FaultKind.LongName, start);
    }
}
