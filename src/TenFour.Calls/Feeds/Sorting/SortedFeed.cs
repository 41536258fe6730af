namespace TenFour.Calls.Feeds.Sorting;

/// <summary>
/// The records of another feed in the order of their event time: stable, in bounded memory, by an external merge sort. Records without
/// a readable time come first. The first <see cref="FillAsync"/> reads the other feed to its end.
/// </summary>
public sealed class SortedFeed(IRecordFeed inner, SortOptions options) : IRecordFeed
{
    // Reading to sort takes about as long as giving the sorted records: half the progress each.
    private const double SortingShare = 0.5;

    private RecordArena? _arena = new(options.MaxMemoryBytes);
    private SpillFile? _spill;
    private RunMerge? _merge;
    private bool _isSorting;
    private bool _isSorted;
    private bool _isOver;
    private long _total;
    private long _given;

    public FeedPosition Position => new() { Records = _given, RecordsInPass = _given };

    public double? Fraction => _isSorted
        ? SortingShare + ((1 - SortingShare) * _given / Math.Max(1, _total))
        : inner.Fraction * SortingShare;

    /// <summary>How much of the other feed has been read to sort it, from 0 to 1; null before and after. May be read by another thread.</summary>
    public double? SortedFraction => Volatile.Read(ref _isSorting) ? inner.Fraction ?? 0 : null;

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        record = default;
        if (!_isSorted || _given == _total)
        {
            return false;
        }

        if (_merge is null)
        {
            record = _arena!.At((int)_given);
        }
        else if (!_merge.TryRead(out record))
        {
            throw new InvalidOperationException("The merge ended before the last record.");
        }

        _given++;
        return true;
    }

    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_isSorted || _isOver)
        {
            return false;
        }

        await SortAsync(cancellation);
        return true;
    }

    public async ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation)
    {
        // A pass that is over needs no sorting to know that nothing follows.
        _isOver = position.EndOfPass && !_isSorted;
        if (_isOver)
        {
            _given = position.RecordsInPass;
            return;
        }

        if (!_isSorted)
        {
            await SortAsync(cancellation);
        }

        if (position.RecordsInPass > _total)
        {
            throw FeedException.Unreadable(
                "The input",
                $"has {_total} records now, fewer than the {position.RecordsInPass} that were taken from it before.",
                "Bring the whole input back, or produce it into another topic.");
        }

        Restart();
        while (_given < position.RecordsInPass)
        {
            TryRead(out _);
        }
    }

    public void Dispose()
    {
        _spill?.Dispose();
        inner.Dispose();
    }

    private async Task SortAsync(CancellationToken cancellation)
    {
        Volatile.Write(ref _isSorting, true);
        do
        {
            while (inner.TryRead(out var record))
            {
                Add(record);
            }
        }
        while (await inner.FillAsync(cancellation));

        _arena!.Sort();
        if (_spill is not null)
        {
            _spill.Write(_arena);
            _arena = null;
            _merge = new RunMerge(_spill, options.MaxMemoryBytes);
        }

        _isSorted = true;
        Volatile.Write(ref _isSorting, false);
    }

    private void Add(ReadOnlySpan<byte> record)
    {
        _total++;
        if (_arena!.TryAdd(record))
        {
            return;
        }

        _arena.Sort();
        _spill ??= new SpillFile(options.TemporaryFolder);
        _spill.Write(_arena);
        _arena.Clear();
        _arena.TryAdd(record);
    }

    private void Restart()
    {
        _given = 0;
        _merge?.Restart();
    }
}
