namespace TenFour.Streaming.Json.Tokens;

/// <summary>
/// Reads the tokens of one record as Spark's JSON parser does, with its leniency (single quotes, NaN, trailing text) and its limits, and,
/// because Spark goes on with the next field when one is broken, with its position and state after an error as well. Methods that read
/// answer false on broken text; <see cref="Fault"/> says what and where.
/// </summary>
/// <remarks>
/// A value's first token is read together with its name, a string's content only when it is asked for or passed over. This decides what an
/// error loses: a broken number loses the record, a broken string only the field.
/// </remarks>
internal ref partial struct JsonTokens
{
    public const int MaxDepth = 1000;
    public const int MaxNumberLength = 1000;
    public const int MaxNameLength = 50_000;
    public const int MaxStringLength = 20_000_000;

    private readonly ReadOnlySpan<byte> record;
    private readonly TokenScratch scratch;
    private int at;
    private int depth;
    private TokenKind valueAfterName;
    private bool isStringUnread;

    // The current string, without its quotes.
    private int textStart;
    private int textLength;
    private bool textHasEscape;

    // The current number.
    private int numberStart;
    private int numberLength;
    private double oddNumber;

    public JsonTokens(ReadOnlySpan<byte> record, TokenScratch scratch)
    {
        this.record = record;
        this.scratch = scratch;
        scratch.Reset();
    }

    /// <summary>Starts inside the record's object, in front of a value, as if its name had just been read.</summary>
    /// <returns>False when no value starts there.</returns>
    public static bool TryAtValue(ReadOnlySpan<byte> record, TokenScratch scratch, int at, out JsonTokens tokens)
    {
        tokens = new JsonTokens(record, scratch);
        scratch.Scopes[1] = new TokenScope { IsObject = true, Index = 0, NameLength = -1 };
        tokens.depth = 1;
        tokens.at = at + 1;
        tokens.Current = TokenKind.Name;
        return tokens.ReadValue(record[at], opens: false, out tokens.valueAfterName);
    }

    public TokenKind Current { get; private set; }

    public SyntaxFault Fault { get; private set; }

    public readonly TokenScratch Scratch => scratch;

    /// <summary>Where the next byte is read.</summary>
    public readonly int Position => at;

    /// <summary>How many objects and arrays are open.</summary>
    public readonly int Depth => depth;

    /// <summary>The innermost open object or array, to be put back when a copy of the reader has read on from here.</summary>
    public readonly TokenScope Scope
    {
        get => scratch.Scopes[depth];
        set => scratch.Scopes[depth] = value;
    }

    /// <summary>Goes to the next token; after the last one <see cref="Current"/> is None.</summary>
    public bool Next()
    {
        if (Current == TokenKind.Name)
        {
            return GoToValueAfterName();
        }

        if (isStringUnread && !SkipString())
        {
            return false;
        }

        if (!TakeAfterSpace(out var c))
        {
            return false;
        }

        if (c < 0)
        {
            Current = TokenKind.None;
            return true;
        }

        return c is ']' or '}' ? Close((byte)c) : ReadEntry(c);
    }

    /// <summary>Goes to the end of the object or array that starts here; does nothing at any other token.</summary>
    public bool SkipChildren()
    {
        if (Current is not (TokenKind.StartObject or TokenKind.StartArray))
        {
            return true;
        }

        for (var open = 1; open > 0;)
        {
            if (!Next())
            {
                return false;
            }

            if (Current == TokenKind.None)
            {
                return FailAtEnd();
            }

            open += Current is TokenKind.StartObject or TokenKind.StartArray ? 1
                : Current is TokenKind.EndObject or TokenKind.EndArray ? -1
                : 0;
        }

        return true;
    }

    private bool ReadEntry(int c)
    {
        ref var scope = ref scratch.Scopes[depth];
        scope.Index++;
        if (!scope.IsRoot && scope.Index > 0 && !TakeComma(ref c))
        {
            return false;
        }

        TokenKind kind;
        if (!scope.IsObject)
        {
            if (!ReadValue(c, opens: true, out kind))
            {
                return false;
            }

            Current = kind;
            return true;
        }

        if (!ReadName(c))
        {
            return false;
        }

        Current = TokenKind.Name;
        if (!TakeColon(out c) || !ReadValue(c, opens: false, out kind))
        {
            return false;
        }

        valueAfterName = kind;
        return true;
    }

    private bool GoToValueAfterName()
    {
        var kind = valueAfterName;
        valueAfterName = TokenKind.None;
        if (kind is TokenKind.StartObject or TokenKind.StartArray && !Open(kind == TokenKind.StartObject))
        {
            return false;
        }

        Current = kind;
        return true;
    }

    private bool ReadValue(int c, bool opens, out TokenKind kind)
    {
        switch (c)
        {
            case '"':
                isStringUnread = true;
                kind = TokenKind.String;
                return true;
            case '[':
                kind = TokenKind.StartArray;
                return !opens || Open(isObject: false);
            case '{':
                kind = TokenKind.StartObject;
                return !opens || Open(isObject: true);
            case 't':
                kind = TokenKind.True;
                return MatchWord("true"u8, 1);
            case 'f':
                kind = TokenKind.False;
                return MatchWord("false"u8, 1);
            case 'n':
                kind = TokenKind.Null;
                return MatchWord("null"u8, 1);
            case '-':
                return ReadNegativeNumber(out kind);
            case >= '0' and <= '9':
                return ReadNumber(at - 1, c, out kind);
            default:
                return ReadOddValue(c, out kind);
        }
    }

    private bool Open(bool isObject)
    {
        depth++;
        scratch.EnsureScope(depth);
        scratch.Scopes[depth] = new TokenScope { IsObject = isObject, Index = -1, NameLength = -1 };
        return depth <= MaxDepth || Fail(FaultKind.TooDeep, at - 1);
    }

    private bool Close(byte c)
    {
        ref var scope = ref scratch.Scopes[depth];
        if (scope.IsRoot || scope.IsObject != (c == '}'))
        {
            return Fail(FaultKind.UnexpectedCharacter, at - 1);
        }

        depth--;
        Current = c == '}' ? TokenKind.EndObject : TokenKind.EndArray;
        return true;
    }

    private bool Fail(FaultKind kind, int where)
    {
        // Behind broken text all else is its consequence. What is only too long, or no Base64, is a token that ends where it should.
        if (Fault.Kind is FaultKind.None or FaultKind.LongName or FaultKind.LongNumber or FaultKind.LongString or FaultKind.InvalidBase64)
        {
            Fault = new SyntaxFault(kind, where);
        }

        return false;
    }

    private bool FailAtEnd() => Fail(FaultKind.UnexpectedEnd, record.Length);

    // Behind a character that does not belong where it is. Spark's parser counts UTF-16 units, so of one beyond 16 bits only half is behind.
    private bool FailUnexpected(int c, FaultKind kind = FaultKind.UnexpectedCharacter)
    {
        var where = at - 1;
        if (c >= 0x80)
        {
            at = where + (where > 0 && Utf8Text.IsPair(record[(where - 1)..]) ? 3 : Utf8Text.UnitLength(record[where..]));
        }

        return Fail(kind, where);
    }
}
