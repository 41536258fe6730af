namespace TenFour.Calls.Feeds.Files;

/// <summary>
/// One record a line, bytes unchanged, whatever they are: the engine judges them. Lines of nothing but white space are no records;
/// the last line needs no newline, because the input is known to have ended.
/// </summary>
internal sealed class NdjsonFormat : RecordFormat
{
    public override bool TryRead(InputBuffer buffer, out ReadOnlySpan<byte> record)
    {
        while (TryReadLine(buffer, out record))
        {
            if (record.ContainsAnyExcept(" \t"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadLine(InputBuffer buffer, out ReadOnlySpan<byte> line)
    {
        line = buffer.Unread;
        var newline = line.IndexOf((byte)'\n');
        if (newline < 0 && !(buffer.AtEnd && line.Length > 0))
        {
            return false;
        }

        buffer.Consume(newline < 0 ? line.Length : newline + 1);
        line = newline < 0 ? line : line[..newline];
        line = line.EndsWith("\r"u8) ? line[..^1] : line;
        return true;
    }
}
