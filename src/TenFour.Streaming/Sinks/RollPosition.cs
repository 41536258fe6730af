namespace TenFour.Streaming.Sinks;

/// <summary>A place in the files of a rolled folder: that of the next row.</summary>
/// <param name="File">The number of the file, from 0.</param>
/// <param name="Bytes">What the file has before it.</param>
internal readonly record struct RollPosition(int File, long Bytes)
{
    public RollPosition NextFile => new(File + 1, 0);

    public RollPosition After(int bytes) => this with { Bytes = Bytes + bytes };
}
