using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Casts;

/// <summary>Maps, key by key and value by value.</summary>
internal sealed class MapConversion(Conversion key, Conversion value, MapType to) : Conversion(to)
{
    public override bool IsTotal => key.IsTotal && value.IsTotal;

    public override Column Convert(Column input, Rows rows, EvaluationContext context, bool isTry)
    {
        var map = (MapColumn)input;
        var parts = new RowParts(map, map.Starts, map.Lengths, rows, context);
        var keys = parts.Convert(key, map.Keys, context, isTry);
        return new MapColumn((MapType)To, map.Starts, map.Lengths, keys, parts.Convert(value, map.Values, context, isTry), input.Nulls);
    }
}
