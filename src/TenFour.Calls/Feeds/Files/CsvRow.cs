namespace TenFour.Calls.Feeds.Files;

/// <summary>The cells of one row, as places in the bytes it was read from.</summary>
internal sealed class CsvRow
{
    private Cell[] _cells = new Cell[32];
    private byte[] _unquoted = new byte[256];

    private readonly record struct Cell(int Start, int Length, bool HasDoubledQuotes);

    public int Count { get; private set; }

    /// <summary>The bytes that the row takes, its line end included.</summary>
    public int Length { get; private set; }

    /// <summary>The index of the offending byte, after <see cref="CompactResult.Broken"/>.</summary>
    public int BrokenAt { get; private set; }

    /// <summary>Finds the cells of the row that starts at the first byte.</summary>
    public CompactResult Read(ReadOnlySpan<byte> input, bool isAllInput)
    {
        Count = 0;
        var i = 0;
        while (true)
        {
            var result = i < input.Length && input[i] == '"' ? ReadQuoted(input, ref i, isAllInput) : ReadPlain(input, ref i, isAllInput);
            if (result != CompactResult.Done)
            {
                return result;
            }

            if (i >= input.Length || input[i] == '\n')
            {
                Length = Math.Min(i + 1, input.Length);
                return CompactResult.Done;
            }

            i++;
        }
    }

    /// <summary>The text of a cell; valid until the next call.</summary>
    public ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> input, int index)
    {
        var cell = _cells[index];
        var text = input.Slice(cell.Start, cell.Length);
        return cell.HasDoubledQuotes ? HalveQuotes(text) : text;
    }

    // Leaves i at the comma or the newline behind the cell, or at the end of the input.
    private CompactResult ReadPlain(ReadOnlySpan<byte> input, ref int i, bool isAllInput)
    {
        var length = input[i..].IndexOfAny((byte)',', (byte)'\n');
        if (length < 0 && !isAllInput)
        {
            return CompactResult.NeedsMore;
        }

        length = length < 0 ? input.Length - i : length;
        var isLast = i + length == input.Length || input[i + length] == '\n';
        var text = isLast && input.Slice(i, length).EndsWith("\r"u8) ? length - 1 : length;
        Add(new Cell(i, text, HasDoubledQuotes: false));
        i += length;
        return CompactResult.Done;
    }

    private CompactResult ReadQuoted(ReadOnlySpan<byte> input, ref int i, bool isAllInput)
    {
        var start = i + 1;
        var end = start;
        var doubled = false;
        while (true)
        {
            var length = input[end..].IndexOf((byte)'"');
            if (length < 0)
            {
                return CompactResult.NeedsMore;
            }

            end += length;
            if (end + 1 < input.Length && input[end + 1] == '"')
            {
                doubled = true;
                end += 2;
                continue;
            }

            Add(new Cell(start, end - start, doubled));
            i = end + 1;
            return PassLineEnd(input, ref i, isAllInput);
        }
    }

    private CompactResult PassLineEnd(ReadOnlySpan<byte> input, ref int i, bool isAllInput)
    {
        if (i < input.Length && input[i] == '\r')
        {
            i++;
        }

        if (i >= input.Length)
        {
            return isAllInput ? CompactResult.Done : CompactResult.NeedsMore;
        }

        if (input[i] is (byte)'\n' || (input[i] == ',' && input[i - 1] == '"'))
        {
            return CompactResult.Done;
        }

        BrokenAt = i;
        return CompactResult.Broken;
    }

    private ReadOnlySpan<byte> HalveQuotes(ReadOnlySpan<byte> text)
    {
        if (_unquoted.Length < text.Length)
        {
            _unquoted = new byte[text.Length * 2];
        }

        var written = 0;
        while (!text.IsEmpty)
        {
            var quote = text.IndexOf((byte)'"');
            var length = quote < 0 ? text.Length : quote + 1;
            text[..length].CopyTo(_unquoted.AsSpan(written));
            written += length;
            text = quote < 0 ? default : text[(length + 1)..];
        }

        return _unquoted.AsSpan(0, written);
    }

    private void Add(Cell cell)
    {
        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, Count * 2);
        }

        _cells[Count++] = cell;
    }
}
