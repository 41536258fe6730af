using System.Buffers;

namespace TenFour.Calls.Records;

/// <summary>
/// Walks over the members of a record's outermost object without copying. What is no JSON object has no members, and the walk ends where
/// the text stops making sense: a record is never refused here.
/// </summary>
public ref struct RecordMembers
{
    private static readonly SearchValues<byte> Nesting = SearchValues.Create("{}[]\""u8);

    private static readonly SearchValues<byte> LiteralEnds = SearchValues.Create(",} \t\r\n"u8);

    private readonly ReadOnlySpan<byte> _record;
    private int _next;

    public RecordMembers(ReadOnlySpan<byte> record)
    {
        _record = record;
        var open = SkipWhiteSpace(0);
        _next = open < record.Length && record[open] == '{' ? open + 1 : record.Length;
    }

    /// <summary>The name as it is written, without its quotes.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The index of the value's first byte.</summary>
    public int ValueStart { get; private set; }

    /// <summary>The value as it is written, a string with its quotes.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    public bool MoveNext()
    {
        var start = SkipWhiteSpace(_next);
        if (start < _record.Length && _record[start] == ',')
        {
            start = SkipWhiteSpace(start + 1);
        }

        var end = EndOfString(start);
        var colon = end < 0 ? _record.Length : SkipWhiteSpace(end);
        if (colon >= _record.Length || _record[colon] != ':')
        {
            return Stop();
        }

        Name = _record[(start + 1)..(end - 1)];
        ValueStart = SkipWhiteSpace(colon + 1);
        _next = EndOfValue(ValueStart);
        if (_next < 0)
        {
            return Stop();
        }

        Value = _record[ValueStart.._next];
        return true;
    }

    /// <summary>Finds the first member of that name.</summary>
    public static bool TryFind(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var members = new RecordMembers(record);
        while (members.MoveNext())
        {
            if (members.Name.SequenceEqual(name))
            {
                value = members.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    private bool Stop()
    {
        _next = _record.Length;
        return false;
    }

    private readonly int SkipWhiteSpace(int index)
    {
        while (index < _record.Length && _record[index] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            index++;
        }

        return index;
    }

    // The index behind the closing quote, or -1.
    private readonly int EndOfString(int quote)
    {
        if (quote >= _record.Length || _record[quote] != '"')
        {
            return -1;
        }

        var i = quote + 1;
        while (i < _record.Length)
        {
            var length = _record[i..].IndexOfAny((byte)'"', (byte)'\\');
            if (length < 0)
            {
                return -1;
            }

            i += length;
            if (_record[i] == '"')
            {
                return i + 1;
            }

            i += 2;
        }

        return -1;
    }

    private readonly int EndOfValue(int start)
    {
        if (start >= _record.Length)
        {
            return -1;
        }

        return _record[start] switch
        {
            (byte)'"' => EndOfString(start),
            (byte)'{' or (byte)'[' => EndOfNested(start),
            _ => EndOfLiteral(start),
        };
    }

    private readonly int EndOfLiteral(int start)
    {
        var length = _record[start..].IndexOfAny(LiteralEnds);
        return length > 0 ? start + length : -1;
    }

    private readonly int EndOfNested(int start)
    {
        var depth = 0;
        var i = start;
        while (i >= 0 && i < _record.Length)
        {
            var length = _record[i..].IndexOfAny(Nesting);
            if (length < 0)
            {
                return -1;
            }

            i += length;
            switch (_record[i])
            {
                case (byte)'"':
                    i = EndOfString(i);
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    i++;
                    break;
                default:
                    depth--;
                    i++;
                    break;
            }

            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
