#!/usr/bin/perl
# The readings of Chinese characters without tones, as src/base/pinyin_table.h.
#
#     perl data/gen/pinyin_table.pl >src/base/pinyin_table.h
#
# Reads Unihan_Readings of the Debian package unicode-data 15.0.0 (Unicode licence) in /usr/share/unicode or the folder
# given: the union of kMandarin, kHanyuPinlu and kTGHZ2013, so that every reading in use is found.  ü is written v.
use strict;
use warnings;
use utf8;
use Unicode::Normalize qw(NFD);

my $dir = shift // '/usr/share/unicode';
my ($first, $last) = (0x3400, 0x9FFF); # PINYIN_FIRST, PINYIN_LAST of src/base/pinyin.h
my $path = "$dir/Unihan_Readings.txt";
open my $in, -e $path ? "<:encoding(UTF-8)" : "-|:encoding(UTF-8)", -e $path ? ($path) : ('bzcat', "$path.bz2")
    or die "$path: $!";

my %readings;
while (<$in>) {
    next unless /^U\+([0-9A-F]+)\t(?:kMandarin|kHanyuPinlu|kTGHZ2013)\t(.*)/;
    my ($cp, $value) = (hex $1, $2);
    next if $cp < $first || $cp > $last;
    $value =~ s/[0-9().:,]+/ /g;
    for (split ' ', $value) {
        my $syllable = NFD(lc);
        $syllable =~ s/u(\x{300}|\x{301}|\x{304}|\x{30C})?\x{308}/v/g;
        $syllable =~ s/[^a-z]//g;
        $readings{$cp}{$syllable} = 1 if $syllable ne '';
    }
}

my %used = map { $_ => 1 } map { keys %$_ } values %readings;
my @syllables = sort keys %used;
my %id = map { $syllables[$_] => $_ + 1 } 0 .. $#syllables;
my $longest = 0;
$longest = length > $longest ? length : $longest for @syllables;

my (@several, %place, @of, $most);
$most = 1;
for my $cp ($first .. $last) {
    my @ids = map { $id{$_} } sort keys %{ $readings{$cp} // {} };
    if (@ids <= 1) { push @of, $ids[0] // 0; next }
    $most = @ids if @ids > $most;
    my $key = join ',', @ids;
    if (!exists $place{$key}) {
        $place{$key} = @several;
        push @several, @ids, 0;
    }
    push @of, 0x8000 + $place{$key};
}

sub print_wrapped {
    my $line = '   ';
    for (@_) {
        if (length($line) + length($_) > 118) { print "$line\n"; $line = '   ' }
        $line .= " $_";
    }
    print "$line\n};\n";
}
printf "/* Made by data/gen/pinyin_table.pl from the Unicode 15.0.0 data files: do not edit. */\n";
printf "\n/* Syllables without tone, v for \x{75} with dots; a syllable's number is its place from 1. */\n";
print "static const char pinyin_syllables[][", $longest + 1, "] = {\n";
print_wrapped(map { "\"$_\"," } '', @syllables);
print "\n/* Lists of the characters with several readings, each ended by 0; at most $most in one. */\n";
print "static const uint16_t pinyin_several[] = {\n";
print_wrapped(map { "$_," } @several);
print "\n/* Per character from PINYIN_FIRST: 0 none, a syllable's number, or 0x8000 + its list's place in pinyin_several. */\n";
print "static const uint16_t pinyin_of[] = {\n";
print_wrapped(map { "$_," } @of);
