namespace TenFour.EndToEnd.Sides;

/// <summary>A folder for checkpoints and such, on the disk where the records are; gone after the run.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path;

    public ScratchFolder(string under)
    {
        _path = Path.Combine(under, "run-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(_path);
    }

    public string Of(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
