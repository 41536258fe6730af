using TenFour.Streaming.Queries.Progress;

namespace TenFour.Cli.Running;

/// <summary>Appends one JSON object a batch to the file of <c>--progress</c>; a reader sees whole lines.</summary>
internal sealed class ProgressFile(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public void Append(StreamingQueryProgress progress) => Append(ProgressJson.Write(progress));

    public void Append(ReadOnlySpan<byte> json) => _file.Write([.. json, (byte)'\n']);

    public void Dispose() => _file.Dispose();
}
