using TenFour.Streaming.Queries.Progress;

namespace TenFour.Cli.Running;

/// <summary>
/// Appends one JSON object a batch to the file of <c>--progress</c>; a reader sees whole lines, also behind a line that a crash or a full disk cut.
/// </summary>
internal sealed class ProgressFile : IDisposable
{
    private readonly FileStream _file;
    private bool _endsInLine;

    public ProgressFile(string path)
    {
        _endsInLine = EndsInLine(path);
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public void Append(StreamingQueryProgress progress) => Append(ProgressJson.Write(progress));

    public void Append(ReadOnlySpan<byte> json)
    {
        var before = _file.CanSeek ? _file.Position : 0;
        try
        {
            _file.Write([.. _endsInLine ? "\n"u8 : [], .. json, (byte)'\n']);
            _endsInLine = false;
        }
        catch (IOException) when (_file.CanSeek)
        {
            _file.SetLength(before);
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private static bool EndsInLine(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.Length == 0)
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }
}
