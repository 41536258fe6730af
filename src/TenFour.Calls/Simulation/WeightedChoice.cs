namespace TenFour.Calls.Simulation;

/// <summary>
/// Draws an index with a probability in proportion to its weight, in constant time (Walker's alias method, in whole numbers).
/// </summary>
internal sealed class WeightedChoice
{
    private readonly long[] _threshold;
    private readonly int[] _alias;
    private readonly int _total;

    public WeightedChoice(IReadOnlyList<int> weights)
    {
        _total = weights.Sum();
        _threshold = [.. weights.Select(weight => (long)weight * weights.Count)];
        _alias = [.. Enumerable.Range(0, weights.Count)];
        var small = new Stack<int>(Enumerable.Range(0, weights.Count).Where(i => _threshold[i] < _total));
        var large = new Stack<int>(Enumerable.Range(0, weights.Count).Where(i => _threshold[i] >= _total));
        while (small.TryPop(out var less) && large.TryPop(out var more))
        {
            _alias[less] = more;
            _threshold[more] -= _total - _threshold[less];
            (_threshold[more] < _total ? small : large).Push(more);
        }
    }

    public int Next(ref SplitMix64 random)
    {
        var index = random.Next(_alias.Length);
        return random.Next(_total) < _threshold[index] ? index : _alias[index];
    }
}
