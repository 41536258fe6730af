namespace TenFour.Dashboard.Security;

/// <summary>Counts what readers have open, up to a limit for each and one for all.</summary>
internal sealed class OpenPerReader(int mostOfAReader, int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Counts one more; false where that would be too many.</summary>
    public bool TryOpen(string reader)
    {
        lock (_lock)
        {
            var own = _open.GetValueOrDefault(reader);
            if (own >= mostOfAReader || _open.Values.Sum() >= most)
            {
                return false;
            }

            _open[reader] = own + 1;
            return true;
        }
    }

    public void Close(string reader)
    {
        lock (_lock)
        {
            if (--_open[reader] == 0)
            {
                _open.Remove(reader);
            }
        }
    }
}
