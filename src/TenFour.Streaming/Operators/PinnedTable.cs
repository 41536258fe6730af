namespace TenFour.Streaming.Operators;

/// <summary>A version of a result that is kept until this is disposed. Cursors that are open then can still be read.</summary>
/// <param name="table">Reads the version; any number of cursors at a time.</param>
/// <param name="release">Gives the version up.</param>
public sealed class PinnedTable(IResultTable table, Action release) : IDisposable
{
    private Action? _release = release;

    public IResultTable Table => table;

    /// <summary>The kept version as a further table shows it.</summary>
    public PinnedTable Over(Func<IResultTable, IResultTable> further) => new(further(table), Dispose);

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
