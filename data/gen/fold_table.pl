#!/usr/bin/perl
# The single-character foldings of search, as src/base/fold_table.h.
#
#     perl data/gen/fold_table.pl >src/base/fold_table.h
#
# Reads the Debian package unicode-data 15.0.0 (Unicode licence) in /usr/share/unicode or the folder given.
# One row is one step; src/base/fold.c follows steps to the end.  Per kind a character has at most one step.
use strict;
use warnings;
use utf8;

my $dir = shift // '/usr/share/unicode';
my %step = map { $_ => {} } qw(WIDTH CASE TRAD QUOTES);

sub lines {
    my ($name) = @_;
    my $path = "$dir/$name";
    open my $in, -e $path ? "<:encoding(UTF-8)" : "-|:encoding(UTF-8)", -e $path ? ($path) : ('bzcat', "$path.bz2")
        or die "$path: $!";
    my @lines = <$in>;
    chomp @lines;
    return @lines;
}

# Width: full-width and half-width forms, compatibility ideographs, radicals that look like their character.
for (lines('UnicodeData.txt')) {
    my ($cp, $name, $decomposition) = (split /;/)[0, 1, 5];
    next unless $decomposition =~ /^(?:<(?:wide|narrow)> )?([0-9A-F]+)$/;
    my $to = hex $1;
    next unless $decomposition =~ /^</ or $name =~ /^CJK COMPATIBILITY IDEOGRAPH/;
    $step{WIDTH}{hex $cp} = $to;
}
for (lines('EquivalentUnifiedIdeograph.txt')) {
    next unless /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)/;
    $step{WIDTH}{$_} = hex $3 for hex $1 .. hex($2 // $1);
}

# Case: common and simple case folding.
for (lines('CaseFolding.txt')) {
    $step{CASE}{hex $1} = hex $2 if /^([0-9A-F]+); [CS]; ([0-9A-F]+);/;
}

# Traditional to simplified.  Of several simplified forms the first other one in the main block counts (乾 干, 著 着):
# both spellings must find each other.  A form that is in no table of simplified characters takes the simplified form of
# its variant (裏 裡 里).
my (%variant, %standard);
for (lines('Unihan_Readings.txt')) {
    $standard{hex $1} = 1 if /^U\+([0-9A-F]+)\tkTGHZ2013\t/;
}
for (lines('Unihan_Variants.txt')) {
    next unless /^U\+([0-9A-F]+)\t(k\w+)\t(.*)/;
    my ($cp, $field, $value) = (hex $1, $2, $3);
    $variant{$field}{$cp} = [map { hex } $value =~ /U\+([0-9A-F]+)/g];
}
sub in_main_block { return $_[0] >= 0x4E00 && $_[0] <= 0x9FFF }
my $simplified = $variant{kSimplifiedVariant};
for my $cp (keys %$simplified) {
    my @others = grep { $_ != $cp } @{ $simplified->{$cp} };
    my ($to) = ((grep { in_main_block($_) } @others), @others);
    $step{TRAD}{$cp} = $to if defined $to;
}
for my $field (qw(kZVariant kSemanticVariant)) {
    for my $cp (keys %{ $variant{$field} }) {
        next if $step{TRAD}{$cp} || $standard{$cp} || $simplified->{$cp};
        my ($to) = map { $simplified->{$_} ? $step{TRAD}{$_} // () : () } @{ $variant{$field}{$cp} };
        $step{TRAD}{$cp} = $to if $to && $to != $cp;
    }
}
# Pairs that officials meet and that the variants above do not join.
my $pairs = '峯峰 羣群 祕秘 牀床 喫吃 僱雇 産产 録录 閲阅 佈布 傑杰 凖准 擕携 栢柏 隷隶 菸烟 佔占 佇伫 '
          . '盃杯 滙汇 蹤踪 衹只 祇只 煇辉 緑绿 毎每 値值 敎教 鉄铁 豔艳 艶艳';
for (split ' ', $pairs) {
    my ($from, $to) = map { ord } split //;
    $step{TRAD}{$from} //= $to if $from != $to;
}

# Quotation marks and dashes.
$step{QUOTES}{ord $_} = ord '"' for split //, '“”„‟«»「」『』〝〞〟﹁﹂﹃﹄＂｢｣';
$step{QUOTES}{ord $_} = ord "'" for split //, '‘’‚‛‹›＇';
$step{QUOTES}{$_} = ord '-' for 0x2010 .. 0x2015, 0x2212, 0x2500, 0x2501, 0xFE31, 0xFE32, 0xFE58, 0xFE63, 0xFF0D;
$step{QUOTES}{0x301C} = ord '~';

# A chain within one kind becomes one step; a loop would never end.
for my $kind (keys %step) {
    my $map = $step{$kind};
    for my $cp (keys %$map) {
        my ($to, %seen) = ($map->{$cp});
        $to = $map->{$to} while exists $map->{$to} && !$seen{$to}++;
        if ($to == $cp) { delete $map->{$cp} } else { $map->{$cp} = $to }
    }
}

my @rows;
for my $kind (qw(WIDTH CASE TRAD QUOTES)) {
    push @rows, [$_, $step{$kind}{$_}, $kind] for keys %{ $step{$kind} };
}
@rows = sort { $a->[0] <=> $b->[0] || $a->[2] cmp $b->[2] } @rows;
my @by_target = sort { $rows[$a][1] <=> $rows[$b][1] || $rows[$a][0] <=> $rows[$b][0] || $a <=> $b } 0 .. $#rows;

print <<'END';
/* Made by data/gen/fold_table.pl from the Unicode 15.0.0 data files: do not edit.
 * One step of folding a row: from, to, kind; ordered by `from`. */
static const struct fold_step fold_steps[] = {
END
sub print_wrapped {
    my $line = '   ';
    for (@_) {
        if (length($line) + length($_) > 118) { print "$line\n"; $line = '   ' }
        $line .= " $_";
    }
    print "$line\n};\n";
}
print_wrapped(map { sprintf '{0x%04X, 0x%04X, FOLD_%s},', @$_ } @rows);
print "\n/* Rows of fold_steps ordered by `to`. */\nstatic const uint16_t fold_by_target[] = {\n";
print_wrapped(map { "$_," } @by_target);
