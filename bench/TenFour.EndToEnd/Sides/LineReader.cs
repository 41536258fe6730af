namespace TenFour.EndToEnd.Sides;

/// <summary>Reads whole lines of a file, so many at a time.</summary>
internal sealed class LineReader(string path) : IDisposable
{
    private const int MaxLineBytes = 4096;

    private readonly FileStream _file = File.OpenRead(path);
    private byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;

    /// <summary>The next lines, valid until the next call.</summary>
    /// <exception cref="BenchException">The file has fewer.</exception>
    public ReadOnlySpan<byte> Read(int lines)
    {
        Fill(lines * MaxLineBytes);
        var length = 0;
        for (var i = 0; i < lines; i++)
        {
            var line = _buffer.AsSpan(_start + length, _end - _start - length).IndexOf((byte)'\n') + 1;
            length += line > 0 ? line : throw new BenchException($"{path} has too few records.");
        }

        _start += length;
        return _buffer.AsSpan(_start - length, length);
    }

    public void Dispose() => _file.Dispose();

    private void Fill(int bytes)
    {
        if (_end - _start >= bytes)
        {
            return;
        }

        var old = _buffer;
        if (_buffer.Length < bytes * 2)
        {
            _buffer = new byte[bytes * 2];
        }

        old.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        for (var read = -1; read != 0 && _end < _buffer.Length; _end += read)
        {
            read = _file.Read(_buffer, _end, _buffer.Length - _end);
        }
    }
}
