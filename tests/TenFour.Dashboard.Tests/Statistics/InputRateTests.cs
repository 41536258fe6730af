using Microsoft.Extensions.Time.Testing;
using TenFour.Dashboard.Statistics;

namespace TenFour.Dashboard.Tests.Statistics;

public sealed class InputRateTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly InputRate _rate;

    public InputRateTests() => _rate = new InputRate(_time);

    [Fact]
    public void Rate_OfManySmallBatches_IsThatOfTheLastSecond()
    {
        Batches(100, records: 10);
        Assert.Equal(1_000, _rate.PerSecond, 1e-6);

        Batches(100, records: 100);
        Assert.Equal(10_000, _rate.PerSecond, 1e-6);
    }

    [Fact]
    public void Rate_OfBatchesFarApart_CountsTheTimeBetweenThem()
    {
        _time.Advance(TimeSpan.FromSeconds(20));
        _rate.Add(600);

        Assert.Equal(30, _rate.PerSecond, 1e-6);
    }

    private void Batches(int count, long records)
    {
        for (var i = 0; i < count; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            _rate.Add(records);
        }
    }
}
