namespace TenFour.Calls.Tests.Support;

/// <summary>A folder that exists as long as the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tenfour-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Copies a folder as it is now: what a process that is killed at this moment leaves behind.</summary>
    public string Snapshot(string folder, string name)
    {
        var copy = Directory.CreateDirectory(this[name]).FullName;
        foreach (var file in Directory.GetFiles(folder).Where(file => System.IO.Path.GetExtension(file) != ".lock"))
        {
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var to = File.Create(System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
            from.CopyTo(to);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
