using System.Runtime.CompilerServices;

namespace TenFour.Calls.Feeds.Files;

/// <summary>How an attempt to read one JSON value ended.</summary>
internal enum CompactResult
{
    /// <summary>The value is whole.</summary>
    Done,

    /// <summary>The bytes end inside the value.</summary>
    NeedsMore,

    /// <summary>The bytes are no JSON.</summary>
    Broken,
}

/// <summary>
/// Copies one JSON value without the white space outside its strings; every other byte stays as it is (escapes, number forms, repeated
/// names, invalid UTF-8). It checks the grammar, because without it a missing comma would melt two values into one. Within strings
/// only a raw newline is refused: it would cut the record in two; the rest is left to whoever reads the record.
/// </summary>
internal sealed class JsonCompactor
{
    // White space, and the structural bytes that end a number or a literal.
    private const string LiteralEnds = " \t\r\n,]}:[{\"";

    private static readonly System.Buffers.SearchValues<byte> EndOfLiteral =
        System.Buffers.SearchValues.Create([.. LiteralEnds.Select(c => (byte)c)]);

    private static readonly System.Buffers.SearchValues<byte> Structure = System.Buffers.SearchValues.Create("\":,{}[]"u8);

    private byte[] _output = new byte[4096];
    private bool[] _isObject = new bool[64];
    private int _written;

    private enum Expected
    {
        Value,
        ValueOrEnd,
        Name,
        NameOrEnd,
        Colon,
        CommaOrEnd,
    }

    /// <summary>The compact value, after <see cref="CompactResult.Done"/>.</summary>
    public ReadOnlySpan<byte> Output => _output.AsSpan(0, _written);

    /// <summary>Where and why the bytes are no JSON, after <see cref="CompactResult.Broken"/>.</summary>
    public (int Index, string Reason) Error { get; private set; }

    /// <summary>Reads one value that starts at or after the first byte; <paramref name="consumed"/> is the index behind it.</summary>
    public CompactResult TryCompact(ReadOnlySpan<byte> input, out int consumed)
    {
        // One loop with everything in locals: a method for each kind of token would hand half a dozen values around.
        EnsureOutput(input.Length);
        var output = _output.AsSpan();
        var written = 0;
        var depth = 0;
        var expected = Expected.Value;
        var i = 0;
        do
        {
            i = SkipWhiteSpace(input, i);
            if (i >= input.Length)
            {
                consumed = 0;
                return CompactResult.NeedsMore;
            }

            var start = i;
            switch (input[i])
            {
                case (byte)'"' when expected <= Expected.NameOrEnd:
                    i = EndOfString(input, i);
                    expected = expected >= Expected.Name ? Expected.Colon : Expected.CommaOrEnd;
                    break;
                case (byte)':' when expected == Expected.Colon:
                    i++;
                    expected = Expected.Value;
                    break;
                case (byte)',' when expected == Expected.CommaOrEnd:
                    i++;
                    expected = _isObject[depth - 1] ? Expected.Name : Expected.Value;
                    break;
                case (byte)'{' or (byte)'[' when expected <= Expected.ValueOrEnd:
                    expected = Push(depth++, input[i] == '{');
                    i++;
                    break;
                case (byte)'}' or (byte)']' when CanClose(depth, input[i] == '}', expected):
                    depth--;
                    i++;
                    expected = Expected.CommaOrEnd;
                    break;
                case var first when expected <= Expected.ValueOrEnd && !Structure.Contains(first):
                    i = EndOfLiteralAt(input, i);
                    expected = Expected.CommaOrEnd;
                    break;
                default:
                    consumed = 0;
                    return Break(i, $"expected {Describe(expected, depth)}, found {Show(input[i])}.");
            }

            if (i < 0)
            {
                consumed = 0;
                return i == Unfinished ? CompactResult.NeedsMore : CompactResult.Broken;
            }

            input[start..i].CopyTo(output[written..]);
            written += i - start;
        }
        while (depth > 0 || expected != Expected.CommaOrEnd);

        _written = written;
        consumed = i;
        return CompactResult.Done;
    }

    private const int Unfinished = -1;
    private const int Refused = -2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipWhiteSpace(ReadOnlySpan<byte> input, int i)
    {
        while ((uint)i < (uint)input.Length && input[i] <= ' ' && IsWhiteSpace(input[i]))
        {
            i++;
        }

        return i;
    }

    private static bool IsWhiteSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private int EndOfString(ReadOnlySpan<byte> input, int quote)
    {
        var i = quote + 1;
        while (true)
        {
            var length = input[i..].IndexOfAny((byte)'"', (byte)'\\', (byte)'\n');
            if (length < 0)
            {
                return Unfinished;
            }

            i += length;
            switch (input[i])
            {
                case (byte)'"':
                    return i + 1;
                case (byte)'\n':
                    return Refuse(i, "a string is broken by a newline (written in JSON as \\n), or lacks its closing quote.");
                default:
                    i += 2;
                    break;
            }

            if (i > input.Length)
            {
                return Unfinished;
            }
        }
    }

    private int EndOfLiteralAt(ReadOnlySpan<byte> input, int start)
    {
        var length = input[start..].IndexOfAny(EndOfLiteral);
        if (length < 0)
        {
            return Unfinished;
        }

        return JsonLiteral.IsValid(input.Slice(start, length))
            ? start + length
            : Refuse(start, $"'{System.Text.Encoding.UTF8.GetString(input.Slice(start, Math.Min(length, 40)))}' is no JSON value.");
    }

    private Expected Push(int depth, bool isObject)
    {
        if (depth == _isObject.Length)
        {
            Array.Resize(ref _isObject, depth * 2);
        }

        _isObject[depth] = isObject;
        return isObject ? Expected.NameOrEnd : Expected.ValueOrEnd;
    }

    private bool CanClose(int depth, bool isObject, Expected expected) =>
        depth > 0 && _isObject[depth - 1] == isObject
        && (expected == Expected.CommaOrEnd || expected == (isObject ? Expected.NameOrEnd : Expected.ValueOrEnd));

    private void EnsureOutput(int length)
    {
        if (_output.Length < length)
        {
            _output = new byte[length];
        }
    }

    private CompactResult Break(int index, string reason)
    {
        Error = (index, reason);
        return CompactResult.Broken;
    }

    private int Refuse(int index, string reason)
    {
        Error = (index, reason);
        return Refused;
    }

    private string Describe(Expected expected, int depth) => expected switch
    {
        Expected.Value => "a value",
        Expected.ValueOrEnd => "a value or ']'",
        Expected.Name => "a name in quotes",
        Expected.NameOrEnd => "a name in quotes or '}'",
        Expected.Colon => "':'",
        _ => _isObject[depth - 1] ? "',' or '}'" : "',' or ']'",
    };

    internal static string Show(byte value) => value is > 0x20 and < 0x7F ? $"'{(char)value}'" : $"the byte 0x{value:X2}";
}
