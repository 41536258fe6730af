using TenFour.Calls.City;

namespace TenFour.Calls.Simulation;

/// <summary>Draws and writes when a unit was sent, when it arrived, and when the call ended.</summary>
internal sealed class CourseWriter(ResponseTimes times)
{
    public void Write(ref CallWriter writer, long called, bool isOnView, ref SplitMix64 random)
    {
        // An officer who comes upon something is there already.
        var dispatched = called + (isOnView ? 0 : Draw(times.Dispatch, ref random));
        var isReached = isOnView || random.Next(100) < times.Reached;
        var reached = dispatched + (isOnView || !isReached ? 0 : Draw(times.Travel, ref random));
        writer.Text("\",\"dispatch_date_time\":\""u8);
        writer.Moment(dispatched);
        if (isReached)
        {
            writer.Text("\",\"onscene_date_time\":\""u8);
            writer.Moment(reached);
        }

        writer.Text("\",\"close_date_time\":\""u8);
        writer.Moment(reached + Draw(times.Work, ref random));
    }

    private static long Draw(IReadOnlyList<int> quantiles, ref SplitMix64 random)
    {
        var share = random.NextDouble();
        var i = 1;
        while (share > ResponseTimes.Shares[i])
        {
            i++;
        }

        var (from, to) = (ResponseTimes.Shares[i - 1], ResponseTimes.Shares[i]);
        return (long)(quantiles[i - 1] + ((quantiles[i] - quantiles[i - 1]) * (share - from) / (to - from)));
    }
}
