using System.Text.Json;
using TenFour.Calls.Feeds;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Topics;

namespace TenFour.Calls.Producing;

/// <summary>
/// Brings the records of a feed into a topic. The position in the feed is committed with the records: stopped or killed at any moment
/// and run again with the same feed, it goes on where it was, and no record is missing or there twice.
/// </summary>
public sealed class Producer
{
    // How many records may pass between two looks at the clock.
    private const int RecordsPerPulse = 64;

    private readonly IRecordFeed _feed;
    private readonly ITopicWriter _writer;
    private readonly ProduceOptions _options;
    private readonly TimeProvider _time;
    private readonly Partitioner _partitioner;
    private readonly PacedRecord _paced = new();
    private readonly long _began;
    private long _records;
    private long _committedRecords;
    private long _lastCommit;
    private long _committedBytes;

    public Producer(IRecordFeed feed, ITopicWriter writer, ProduceOptions options, TimeProvider time)
    {
        _feed = feed;
        _writer = writer;
        _options = options;
        _time = time;
        _partitioner = new Partitioner(writer.PartitionCount, options.KeyField);
        _began = _lastCommit = time.GetTimestamp();
    }

    /// <summary>How far the run is; may be read by another thread.</summary>
    public ProduceProgress Progress => new(Volatile.Read(ref _records), Fraction());

    /// <summary>
    /// Runs until the feed or the limit ends. Cancelled, or at the end of a feed that breaks, what was appended is committed first.
    /// </summary>
    /// <exception cref="FeedException">The feed is broken; the records before the place are in the topic.</exception>
    public async Task<ProduceReport> RunAsync(CancellationToken cancellation)
    {
        var start = StartPosition();
        _records = _committedRecords = start.Records;
        if (IsAtLimit)
        {
            return Report(start, isComplete: true);
        }

        if (start != FeedPosition.Start)
        {
            await _feed.SeekAsync(start, cancellation);
        }

        try
        {
            await CopyAsync(cancellation);
        }
        catch (Exception e) when (e is FeedException || (e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            CommitWhatIsNew();
            throw;
        }

        return Report(start, isComplete: true);
    }

    /// <summary>What has been done so far, also after a failure.</summary>
    public ProduceReport ReportSoFar() => Report(StartPosition(), isComplete: false);

    private bool IsAtLimit => _records >= _options.Limit;

    private FeedPosition StartPosition()
    {
        if (_writer.Progress.Position is not { } position)
        {
            return FeedPosition.Start;
        }

        try
        {
            return FeedPosition.FromJson(position);
        }
        catch (JsonException)
        {
            throw StreamingException.ForUser(
                "The topic remembers a position of this feed that this version cannot read.",
                advice: "Add --again to produce the feed once more from its start, or use another topic.");
        }
    }

    private async Task CopyAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var pause = AppendWhatIsThere(cancellation);
            Pulse(cancellation);
            if (IsAtLimit)
            {
                break;
            }

            // Whatever is waited for, a reader shall see what has come so far.
            _writer.Flush();
            if (pause is { } wait)
            {
                await Task.Delay(wait < _options.CommitInterval ? wait : _options.CommitInterval, _time, cancellation);
            }
            else if (!await _feed.FillAsync(cancellation))
            {
                break;
            }
        }

        _writer.Complete((Position with { EndOfPass = !IsAtLimit }).ToJson());
    }

    /// <summary>Appends records until none is in memory, or until the next one has to wait.</summary>
    /// <returns>How long to wait, or null where the feed has to fetch more.</returns>
    private TimeSpan? AppendWhatIsThere(CancellationToken cancellation)
    {
        while (!IsAtLimit)
        {
            if (_options.Pacing is null)
            {
                if (!_feed.TryRead(out var record))
                {
                    return null;
                }

                Append(record);
            }
            else if (!_paced.TryTake(_feed, _options.Pacing, _time.GetElapsedTime(_began), out var pause))
            {
                return pause;
            }
            else
            {
                Append(_paced.Record);
                _paced.Release();
            }

            if (_records % RecordsPerPulse == 0)
            {
                Pulse(cancellation);
            }
        }

        return null;
    }

    private void Append(ReadOnlySpan<byte> record)
    {
        if (_writer.KeepsKeys && _partitioner.TryFindKey(record, out var key))
        {
            _writer.Append(_partitioner.OfKey(key), key, record);
        }
        else
        {
            _writer.Append(_partitioner.Choose(_records, record), record);
        }

        _records++;
    }

    private void Pulse(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        CommitWhenDue();
    }

    private void CommitWhenDue()
    {
        var bytes = _writer.Appended.Bytes - _committedBytes;
        if (bytes >= _options.CommitBytes || _time.GetElapsedTime(_lastCommit) >= _options.CommitInterval)
        {
            CommitWhatIsNew();
        }
    }

    private void CommitWhatIsNew()
    {
        if (_records == _committedRecords)
        {
            return;
        }

        _writer.Commit(Position.ToJson());
        _lastCommit = _time.GetTimestamp();
        _committedBytes = _writer.Appended.Bytes;
        _committedRecords = _records;
    }

    /// <summary>The position behind the last record that was appended.</summary>
    private FeedPosition Position => _paced.PositionBefore ?? _feed.Position;

    private double? Fraction()
    {
        var limit = _options.Limit is { } records ? (double)_records / records : (double?)null;
        return limit is null || _feed.Fraction > limit ? _feed.Fraction ?? limit : limit;
    }

    private ProduceReport Report(FeedPosition start, bool isComplete) =>
        new(_writer.Appended.Records, _writer.Appended.Bytes, start.Records, _time.GetElapsedTime(_began), isComplete);
}
