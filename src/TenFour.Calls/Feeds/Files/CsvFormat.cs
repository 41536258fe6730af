using System.Text;

namespace TenFour.Calls.Feeds.Files;

/// <summary>
/// Rows of comma-separated cells (RFC 4180) under a header row. A row becomes a JSON object of strings in the order of the header; an
/// empty cell is an empty string. Empty lines are no records. Display names of call fields (<c>Call Date Time</c>) become their field
/// names, so that an export made for people reads like one made for programs.
/// </summary>
internal sealed class CsvFormat(string input) : RecordFormat
{
    private readonly CsvRow _row = new();
    private byte[][]? _prefixes;
    private byte[] _output = new byte[4096];
    private int _written;

    public override bool TryRead(InputBuffer buffer, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (!TryReadRow(buffer))
        {
            return false;
        }

        if (_prefixes is null)
        {
            _prefixes = ReadHeader(buffer);
            return TryRead(buffer, out record);
        }

        if (_row.Count != _prefixes.Length)
        {
            throw Broken(buffer, 0, $"the row has {_row.Count} cells, the header names {_prefixes.Length} columns.");
        }

        Write(buffer.Unread);
        buffer.Consume(_row.Length);
        record = _output.AsSpan(0, _written);
        return true;
    }

    public override void CheckEnd(InputBuffer buffer)
    {
        if (buffer.Unread.Length > 0)
        {
            throw Broken(buffer, 0, "the last row has a quote that is never closed.");
        }
    }

    private bool TryReadRow(InputBuffer buffer)
    {
        while (true)
        {
            var unread = buffer.Unread;
            var newlines = unread.IndexOfAnyExcept("\r\n"u8);
            if (newlines < 0)
            {
                return false;
            }

            buffer.Consume(newlines);
            switch (_row.Read(buffer.Unread, buffer.AtEnd))
            {
                case CompactResult.Done:
                    return true;
                case CompactResult.NeedsMore:
                    return false;
                default:
                    throw Broken(
                        buffer, _row.BrokenAt, "a quoted cell goes on after its closing quote (a quote inside a cell is written twice).");
            }
        }
    }

    private byte[][] ReadHeader(InputBuffer buffer)
    {
        var names = new List<string>();
        for (var i = 0; i < _row.Count; i++)
        {
            names.Add(CsvHeader.FieldName(Encoding.UTF8.GetString(_row.Unquote(buffer.Unread, i)), i));
        }

        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw Broken(buffer, 0, $"the header names the column '{repeated.Key}' {repeated.Count()} times.");
        }

        if (names is [var only] && CallSchema.Schema.IndexOf(only) < 0 && !input.Contains(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw FeedException.NoRecords(input, buffer.PlaceOf(0));
        }

        buffer.Consume(_row.Length);
        return [.. names.Select((name, i) => CsvHeader.Prefix(name, isFirst: i == 0))];
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        // A byte grows to six at most (\u001f); the names come on top.
        var needed = (_row.Length * 6) + _prefixes!.Sum(prefix => prefix.Length + 1) + 1;
        if (_output.Length < needed)
        {
            _output = new byte[needed];
        }

        var target = _output.AsSpan();
        var written = 0;
        for (var i = 0; i < _prefixes!.Length; i++)
        {
            _prefixes[i].CopyTo(target[written..]);
            written += _prefixes[i].Length;
            written += JsonText.Escape(_row.Unquote(bytes, i), target[written..]);
            target[written++] = (byte)'"';
        }

        target[written++] = (byte)'}';
        _written = written;
    }

    private FeedException Broken(InputBuffer buffer, int unreadIndex, string reason) =>
        FeedException.Broken(input, buffer.PlaceOf(unreadIndex), reason);
}
