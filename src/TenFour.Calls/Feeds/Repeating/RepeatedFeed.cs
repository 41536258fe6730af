using TenFour.Calls.Records;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeds.Repeating;

/// <summary>
/// Goes through another feed several times. Each pass moves the dates on by the span of the input in whole days, so that the second pass
/// begins on the day after the first one's last day, and gives ids that have not been there.
/// </summary>
public sealed class RepeatedFeed(IRecordFeed inner, int passes) : IRecordFeed
{
    private readonly RecordShift _shift = new();
    private int _pass;
    private long _records;
    private int _firstDay = -1;
    private int _lastDay = -1;

    public FeedPosition Position => inner.Position with { Records = _records, Pass = _pass, FirstDay = _firstDay, LastDay = _lastDay };

    public double? Fraction => (_pass + inner.Fraction) / passes;

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        if (!inner.TryRead(out record))
        {
            return false;
        }

        _records++;
        if (_pass == 0)
        {
            Observe(record);
        }
        else
        {
            record = _shift.Apply(record, _pass, ShiftDays());
        }

        return true;
    }

    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (await inner.FillAsync(cancellation))
        {
            return true;
        }

        if (_pass + 1 >= passes || _records == 0)
        {
            return false;
        }

        CheckSpan();
        _pass++;
        await inner.SeekAsync(FeedPosition.Start, cancellation);
        return true;
    }

    public async ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation)
    {
        await inner.SeekAsync(position, cancellation);
        _records = position.Records;
        _pass = position.Pass;
        _firstDay = position.FirstDay;
        _lastDay = position.LastDay;
    }

    public void Dispose() => inner.Dispose();

    private int ShiftDays() => _pass * (_lastDay - _firstDay + 1);

    private void CheckSpan()
    {
        if (_firstDay < 0)
        {
            throw new FeedException(
                Fault.Data,
                $"No record has a {CallSchema.EventTimeField} such as \"2018-12-31T23:57:00.000\", so a second pass has no dates.",
                "Leave --repeat out for this input.");
        }

        if (_lastDay + ((_pass + 1L) * (_lastDay - _firstDay + 1)) > DateOnly.MaxValue.DayNumber)
        {
            throw new FeedException(
                Fault.User, $"The dates of pass {_pass + 2} would come after the year 9999.", "Repeat the input fewer times.");
        }
    }

    private void Observe(ReadOnlySpan<byte> record)
    {
        if (RecordMembers.TryFind(record, "call_date_time"u8, out var value) && EventTime.TryParseDate(value, out var day))
        {
            _firstDay = _firstDay < 0 ? day : Math.Min(_firstDay, day);
            _lastDay = Math.Max(_lastDay, day);
        }
    }
}
