namespace TenFour.Streaming.Sinks;

/// <summary>Writes the rows of one batch from a place on, into as many files as they need.</summary>
internal sealed class RollWriter(RollFolder folder, RollPosition start, long rollBytes) : IDisposable
{
    private readonly List<RollManifestFile> _finished = [];
    private RollPosition _position = start.Bytes >= rollBytes ? start.NextFile : start;
    private FileStream? _file;

    /// <summary>Bytes until the next file begins; at least 1.</summary>
    public long Room => rollBytes - _position.Bytes;

    /// <summary>Appends whole rows. They stay in one file, which may so become somewhat larger.</summary>
    public void Append(ReadOnlySpan<byte> rows)
    {
        _file ??= folder.OpenAt(_position);
        _file.Write(rows);
        _position = _position.After(rows.Length);
        if (Room <= 0)
        {
            Close();
            _position = _position.NextFile;
        }
    }

    /// <summary>Puts the rows on the disk.</summary>
    /// <returns>The files that have rows of the batch, with their lengths after it.</returns>
    public IReadOnlyList<RollManifestFile> Finish()
    {
        Close();
        return _finished;
    }

    public void Dispose() => _file?.Dispose();

    private void Close()
    {
        if (_file is null)
        {
            return;
        }

        _file.Flush(flushToDisk: true);
        _file.Dispose();
        _file = null;
        _finished.Add(new RollManifestFile(RollFolder.NameOf(_position.File), _position.Bytes));
    }
}
